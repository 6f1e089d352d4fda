package org.smtpmedic.server.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;

/** All stages on a terminal, a line each; a line changes in its place when its stage ends. The cursor rests below them. */
final class LiveView implements StageView {
    private static final String UP = "\u001B[%dA\r";
    private static final String DOWN = "\u001B[%dB\r";
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
        int rows = lines.size() - result.stage().ordinal();
        out.print(UP.formatted(rows) + CLEAR + text(StageLine.of(result)) + DOWN.formatted(rows));
        out.flush();
    }

    private String text(StageLine line) {
        return line.on(screen.columns(), screen.colours());
    }
}
