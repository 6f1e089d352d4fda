package org.smtpmedic.server.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.server.slack.SlackStory.CAUSE;
import static org.smtpmedic.server.slack.SlackStory.ERROR;
import static org.smtpmedic.server.slack.SlackWorkspace.quoted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real program, connected to a Slack workspace and killed without a word. */
@Tag("node")
@Timeout(180)
class SlackKilledTest {
    /** On the ping, and on no other card. */
    private static final String PING = "Ask me again in";

    private static final Duration WAIT = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    private SlackWorkspace workspace;
    private final List<Process> running = new ArrayList<>();

    @BeforeEach
    void open() throws IOException, InterruptedException {
        workspace = SlackWorkspace.start(Optional.empty());
        start();
    }

    @AfterEach
    void close() {
        kill();
        workspace.close();
    }

    @Test
    void a_ping_that_fell_due_while_the_program_was_dead_is_shown_once() throws IOException {
        workspace.person("say", "{\"mention\":true,\"text\":" + quoted(ERROR) + "}");
        var card = workspace.awaitCard(CAUSE);
        String ts = card.path("ts").asText();
        String caseId = card.toString().replaceFirst(".*case=([A-Z0-9]+).*", "$1");
        String remind = "a=in&case=" + caseId + "&secs=" + WAIT.toSeconds();
        var answer = workspace.person("click", "{\"ts\":\"" + ts + "\",\"value\":\"" + remind + "\"}");
        assertThat(answer.path("status").asInt()).isEqualTo(200);
        kill();

        LockSupport.parkNanos(WAIT.plusSeconds(1).toNanos());
        assertThat(pings()).isZero();
        start();
        workspace.awaitCard(PING);
        // Slack has no key that makes a post harmless to repeat: until this is noted, a kill would show it again.
        workspace.await("the note that it is shown", _ -> isNoted() ? Optional.of(true) : Optional.empty());

        kill();
        start();
        workspace.person("say", "{\"mention\":true,\"text\":\"help\"}");
        workspace.await(
                "the answer to what came later",
                state -> state.path("ephemeral").isEmpty() ? Optional.empty() : Optional.of(true));
        assertThat(pings()).isEqualTo(1);
    }

    private boolean isNoted() {
        try (var connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("data").resolve("smtp-medic.db"));
                var query = connection.createStatement();
                var rows = query.executeQuery(
                        "SELECT 1 FROM outbox WHERE slot LIKE 'ping:%' AND delivered_revision = revision")) {
            return rows.next();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private long pings() {
        return workspace.cards().stream()
                .filter(card -> card.toString().contains(PING))
                .count();
    }

    private void start() throws IOException {
        int before = workspace.state().path("connections").asInt();
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.smtpmedic.server.cli.Main",
                "serve"));
        builder.environment().put("SMTP_MEDIC_SERVER_PORT", "0");
        builder.environment().put("SMTP_MEDIC_DATA_DIR", folder.resolve("data").toString());
        builder.environment().put("SMTP_MEDIC_SLACK_BOT_TOKEN", SlackWorkspace.BOT_TOKEN);
        builder.environment().put("SMTP_MEDIC_SLACK_APP_TOKEN", SlackWorkspace.APP_TOKEN);
        builder.environment().put("SMTP_MEDIC_SLACK_API_URL", workspace.api().toString());
        var started = builder.redirectError(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        running.add(started);
        String line = started.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(line).contains("SMTP Medic is ready");
        workspace.await(
                "its connection",
                state -> state.path("connections").asInt() > before
                                && state.path("sockets").asInt() == 1
                        ? Optional.of(true)
                        : Optional.empty());
    }

    /** Pulls the plug. */
    private void kill() {
        for (Process process : running) {
            process.destroyForcibly();
            process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        }
        running.clear();
    }
}
