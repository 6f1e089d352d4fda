package org.smtpmedic.server.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;

/** What a command has around it. */
public record Console(InputStream in, PrintWriter out, PrintWriter err, Map<String, String> environment) {}
