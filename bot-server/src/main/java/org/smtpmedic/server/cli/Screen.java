package org.smtpmedic.server.cli;

import java.io.IOException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.smtpmedic.core.probe.Stage;

/**
 * The terminal a person looks at.
 *
 * @param columns 0 where there is none, or none whose lines can be changed
 * @param rows 0 likewise
 * @param colours whether colours are wanted, see no-color.org
 */
record Screen(int columns, int rows, boolean colours) {
    private static final Screen NONE = new Screen(0, 0, false);
    private static final int NARROWEST = 40;

    static Screen of(Console console) {
        boolean dumb = console.environment().getOrDefault("TERM", "").equals("dumb");
        if (!console.typing() || dumb) {
            return NONE;
        }
        boolean colours = console.environment().getOrDefault("NO_COLOR", "").isEmpty();
        Size size = size();
        return new Screen(size.getColumns(), size.getRows(), colours);
    }

    /** Lines can only be changed while they have not left the screen, and have not been broken in two. */
    boolean holdsAllStages() {
        return columns >= NARROWEST && rows > Stage.values().length;
    }

    private static Size size() {
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(false).build()) {
            return terminal.getSize();
        } catch (IOException | IllegalStateException _) {
            return new Size(0, 0);
        }
    }
}
