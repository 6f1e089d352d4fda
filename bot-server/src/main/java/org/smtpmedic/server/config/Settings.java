package org.smtpmedic.server.config;

import java.nio.file.Path;
import java.util.Optional;
import org.smtpmedic.core.probe.SubmissionTarget;
import org.smtpmedic.slack.SlackSettings;

/**
 * What the operator has decided.
 *
 * @param host where to listen
 * @param port 0 for any free one
 * @param dataDir where the database lies
 * @param chatPage whether the local chat page is served
 * @param test what test mails are submitted to, where that is configured
 * @param slack the connection to a Slack workspace, where that is configured
 */
public record Settings(
        String host,
        int port,
        Path dataDir,
        boolean chatPage,
        Optional<SubmissionTarget> test,
        Optional<SlackSettings> slack) {}
