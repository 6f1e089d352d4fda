package org.smtpmedic.server.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.core.probe.SubmissionTarget;

/**
 * What the operator has decided.
 *
 * @param host where to listen
 * @param port 0 for any free one
 * @param dataDir where the database lies
 * @param catalogueDir what is laid over the bundled catalogue, where that is wanted
 * @param chatPage whether the local chat page is served
 * @param test what test mails are submitted to, where that is configured
 * @param allowedHosts mail servers that people in a chat may have tested, beyond Microsoft's and those of the domain they name
 */
public record Settings(
        String host,
        int port,
        Path dataDir,
        Optional<Path> catalogueDir,
        boolean chatPage,
        Optional<SubmissionTarget> test,
        Set<String> allowedHosts) {}
