package org.smtpmedic.core.probe.readback;

import java.util.List;

/** Reads the output of one program. Lines have no blanks around them, no control characters, and a bounded length. */
interface ToolReader {

    /** Whether no other text has such a line. */
    boolean isOwnMark(String line);

    /** Reads lines of which at least one is a mark. */
    ToolReading read(List<String> lines);
}
