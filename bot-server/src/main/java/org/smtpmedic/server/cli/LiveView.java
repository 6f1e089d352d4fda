package org.smtpmedic.server.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;

/** All stages on a terminal, a line each; a line changes in its place when its stage ends. The cursor rests below them. */
final class LiveView implements StageView {
    private static final String CLEAR = "\u001B[2K";

    private final PrintWriter out;
    private final Screen screen;
    private final Map<Stage, StageLine> lines = new EnumMap<>(Stage.class);

    LiveView(PrintWriter out, Screen screen) {
        this.out = out;
        this.screen = screen;
        Arrays.stream(Stage.values()).forEach(stage -> lines.put(stage, StageLine.waiting(stage)));
    }

    @Override
    public void begin() {
        lines.values().forEach(line -> out.println(text(line)));
        out.flush();
    }

    @Override
    public void show(StageResult result) {
        int rows = rowsUpTo(result.stage());
        out.print(moved(rows, 'A') + CLEAR + text(StageLine.of(result)) + moved(rows, 'B'));
        out.flush();
    }

    /** From below the last line. */
    private int rowsUpTo(Stage stage) {
        return lines.size() - List.copyOf(lines.keySet()).indexOf(stage);
    }

    private static String moved(int rows, char direction) {
        return "\u001B[" + rows + direction + "\r";
    }

    private String text(StageLine line) {
        return line.on(screen.columns(), screen.colours());
    }
}
