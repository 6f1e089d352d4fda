package org.smtpmedic.server.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;

/**
 * What a command has around it.
 *
 * @param typing whether a person sits at a keyboard, so that what is read has to be asked for
 * @param passwords asks that person for a password
 */
public record Console(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        boolean typing,
        PasswordPrompt passwords) {}
