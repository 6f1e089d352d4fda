package org.smtpmedic.server.config;

import java.nio.file.Path;
import java.util.Optional;
import org.smtpmedic.core.probe.SubmissionTarget;
import org.smtpmedic.teams.TeamsSettings;

/**
 * What the operator has decided.
 *
 * @param host where to listen
 * @param port 0 for any free one
 * @param dataDir where the database lies
 * @param chatPage whether the local chat page is served
 * @param teams how the bot is registered for Teams, where it is
 * @param test what test mails are submitted to, where that is configured
 */
public record Settings(
        String host,
        int port,
        Path dataDir,
        boolean chatPage,
        Optional<SubmissionTarget> test,
        Optional<TeamsSettings> teams) {}
