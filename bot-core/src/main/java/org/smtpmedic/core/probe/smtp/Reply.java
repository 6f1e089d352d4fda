package org.smtpmedic.core.probe.smtp;

import java.util.ArrayList;
import java.util.List;

/**
 * One whole reply of a server, its words as they came.
 *
 * @param code of the last line
 * @param lines the text behind the code, line by line, at least one
 * @param mixed its lines carry different codes, which no honest server does
 */
record Reply(int code, List<String> lines, boolean mixed) {
    Reply {
        lines = List.copyOf(lines);
    }

    /** The server says yes, and the command is done. */
    boolean isPositive() {
        return code >= 200 && code < 300 && !mixed;
    }

    /** The server wants to hear more. */
    boolean isIntermediate() {
        return code >= 300 && code < 400 && !mixed;
    }

    boolean isRefusal() {
        return code >= 400 || mixed;
    }

    /** As on the wire, a line each. */
    List<String> wire() {
        var wire = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            wire.add(code + (i < lines.size() - 1 ? "-" : " ") + lines.get(i));
        }
        return wire;
    }
}
