package org.smtpmedic.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.core.casework.Testers;
import org.smtpmedic.core.probe.SubmissionTarget;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.server.form.PublicAddress;
import org.smtpmedic.slack.SlackSettings;
import org.smtpmedic.teams.TeamsSettings;

/**
 * What the operator has decided.
 *
 * @param host where to listen
 * @param port 0 for any free one
 * @param dataDir where the embedded database lies
 * @param server the PostgreSQL database that is used instead, where one is configured
 * @param catalogueDir what is laid over the bundled catalogue, where that is wanted
 * @param kept for how long cases and their texts are kept after their last change
 * @param chatPage whether the local chat page is served
 * @param publicAddress where people reach the program with a browser; without it there are no forms for secrets
 * @param app the app registration for tests with OAuth, where one is configured
 * @param test what test mails are submitted to, where that is configured
 * @param allowedHosts mail servers that people in a chat may have tested, beyond Microsoft's and those of the domain they name
 * @param testers who may have something tested
 * @param slack the connection to a Slack workspace, where that is configured
 * @param teams how the bot is registered for Teams, where it is
 */
public record Settings(
        String host,
        int port,
        Optional<PublicAddress> publicAddress,
        Path dataDir,
        Optional<DatabaseAddress.PostgreSql> server,
        Optional<Path> catalogueDir,
        Duration kept,
        boolean chatPage,
        Optional<AppAccess> app,
        Optional<SubmissionTarget> test,
        Set<String> allowedHosts,
        Testers testers,
        Optional<SlackSettings> slack,
        Optional<TeamsSettings> teams) {}
