package org.smtpmedic.server.cli;

import java.util.Optional;

/** Asks the person at the keyboard for a password, without showing what is typed. */
@FunctionalInterface
public interface PasswordPrompt {

    /** What was typed; empty where nobody sits there. The caller wipes it. */
    Optional<char[]> ask(String words);
}
