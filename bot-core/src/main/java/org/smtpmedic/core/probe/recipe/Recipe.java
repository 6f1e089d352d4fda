package org.smtpmedic.core.probe.recipe;

import java.util.List;
import java.util.Objects;

/**
 * How one tool makes the test.
 *
 * @param tool its name
 * @param shell what the lines are typed into
 * @param lines to be pasted as they are; no secret is in them, and nothing that a shell would take apart
 */
public record Recipe(String tool, Shell shell, List<String> lines) {
    public Recipe {
        Objects.requireNonNull(tool);
        Objects.requireNonNull(shell);
        lines = List.copyOf(lines);
    }

    /** Whose quotation marks the lines have. */
    public enum Shell {
        UNIX("Linux, macOS"),
        POWERSHELL("Windows PowerShell");

        private final String title;

        Shell(String title) {
            this.title = title;
        }

        /** What a person reads. */
        public String title() {
            return title;
        }
    }
}
