package org.smtpmedic.server.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.testkit.Feature;
import org.smtpmedic.core.testkit.Plays;
import org.smtpmedic.core.testkit.Proves;
import org.smtpmedic.teams.testkit.Activities;

/** The main loop in Teams, on the real program: signed requests in, cards at the connector out. */
@Plays(Plays.Platform.TEAMS)
@Timeout(180)
class TeamsStoryTest {
    private static final String THREAD = Activities.CHANNEL_THREAD;
    private static final String TENANT_OFF =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";
    private static final String SECURITY_DEFAULTS =
            "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private TeamsProgram program;

    @BeforeEach
    void start() throws Exception {
        program = TeamsProgram.start(folder);
    }

    @AfterEach
    void stop() throws Exception {
        program.close();
        assertThat(Files.readString(program.log())).doesNotContain("a-secret-of-the-app", "token-of-the-bot", "eyJ");
    }

    @Test
    void an_error_becomes_a_case_a_wait_a_ping_a_changed_error_and_a_closed_case() throws Exception {
        program.client.says(THREAD, "alex", TENANT_OFF);
        var card = program.channel.await(THREAD, "SMTP sign-in is switched off");
        assertThat(program.authority.asked())
                .hasSize(1)
                .first()
                .asString()
                .contains("/" + Activities.TENANT + "/", "client_secret=");

        JsonNode ticked = program.client.presses(card, "sam", "Mark done");
        assertThat(ticked.path("type").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(ticked.path("value").toString()).contains("Done by Sam");
        assertThat(program.channel.await(THREAD, "Done by Sam").id()).isEqualTo(card.id());

        remindSoon(card.id(), program.channel.await(THREAD, "Done by Sam").card());
        var ping = program.channel.await(THREAD, "<at>Sam</at>");
        assertThat(ping.card().at("/msteams/entities/0/mentioned/id").asText()).isEqualTo(Activities.objectId("sam"));

        program.client.says(THREAD, "alex", SECURITY_DEFAULTS);
        program.channel.await(THREAD, "The error changed");
        var next = program.channel.await(THREAD, "I changed it – remind me");
        assertThat(next.card().toString()).contains("Security Defaults blocks");
        assertThat(next.id()).isNotEqualTo(card.id());

        JsonNode closed = program.client.presses(next, "sam", "It works");
        assertThat(closed.path("value").toString()).contains("Mail goes through again");
        program.channel.await(THREAD, "Mail goes through again");
    }

    private void remindSoon(String messageId, JsonNode card) throws Exception {
        ObjectNode data = JSON.createObjectNode();
        data.putObject("smtpmedic").put("a", "in").put("case", caseId(card)).put("secs", "3");
        program.client.expect(200, Activities.click(program.channel.serviceUrl(), THREAD, "sam", messageId, data));
    }

    private static String caseId(JsonNode card) {
        return card.findValuesAsText("case").getFirst();
    }

    @Test
    @Proves(Feature.RESTART)
    void a_reminder_survives_a_killed_program() throws Exception {
        program.client.says(THREAD, "sam", TENANT_OFF);
        var card = program.channel.await(THREAD, "SMTP sign-in is switched off");
        remindSoon(card.id(), card.card());
        program.restart();
        program.channel.await(THREAD, "<at>Sam</at>");
    }

    @Test
    @Proves(Feature.DETOUR)
    void a_ping_into_a_team_that_removed_the_bot_comes_in_person_and_its_buttons_work() throws Exception {
        program.client.says(THREAD, "sam", TENANT_OFF);
        var card = program.channel.await(THREAD, "SMTP sign-in is switched off");
        remindSoon(card.id(), card.card());
        program.channel.shutOut(THREAD);

        String chat = "a:" + Activities.objectId("sam");
        var ping = program.channel.await(chat, "<at>Sam</at>");
        program.client.presses(ping, "sam", "It works");
        program.channel.await(chat, "Mail goes through again");
    }

    @Test
    @Proves(Feature.PATIENCE)
    void a_busy_channel_gets_the_card_later_and_once() throws Exception {
        program.channel.answerNext(429, "1", "{}");
        program.channel.answerNext(502, "", "");
        program.client.says(THREAD, "alex", TENANT_OFF);
        program.channel.await(THREAD, "SMTP sign-in is switched off");
        assertThat(program.channel.messages(THREAD)).hasSize(1);
    }

    @Test
    @Proves({Feature.FORGERY, Feature.ONCE})
    void what_nobody_should_send_is_refused_and_the_bot_goes_on() throws Exception {
        var message = Activities.message(program.channel.serviceUrl(), THREAD, "alex", TENANT_OFF);
        assertThat(program.client.send(message, false).statusCode()).isEqualTo(401);
        assertThat(program.client.send("[]", true).statusCode()).isEqualTo(400);
        assertThat(program.client
                        .send("{\"a\":\"" + "x".repeat(300_000) + "\"}", true)
                        .statusCode())
                .isEqualTo(413);
        var stranger = message.deepCopy();
        stranger.withObject("/conversation").put("tenantId", "bbbbbbbb-0000-0000-0000-000000000002");
        program.client.expect(403, stranger);
        var elsewhere = message.deepCopy().put("serviceUrl", "https://evil.example.com/");
        program.client.expect(403, elsewhere);
        assertThat(program.channel.calls()).isEmpty();

        program.client.expect(200, message);
        program.client.expect(200, message);
        program.channel.await(THREAD, "SMTP sign-in is switched off");
        program.client.says(THREAD, "alex", "help");
        program.channel.await(THREAD, "What I can do");
        assertThat(program.channel.messages(THREAD))
                .as("the redelivered message counts once")
                .hasSize(2);
    }

    @Test
    void a_secret_is_named_to_its_owner_alone_and_never_shown() throws Exception {
        program.client.says(THREAD, "alex", "AUTH LOGIN password=Hunter2-Tr0ub4dor " + TENANT_OFF);
        var warning = program.channel.await(THREAD, "There was a secret in that message");
        assertThat(warning.reader()).isEqualTo("29:alex");
        program.channel.await(THREAD, "SMTP sign-in is switched off");
        assertThat(program.channel.messages(THREAD).toString()).doesNotContain("Hunter2-Tr0ub4dor");
    }

    @Test
    void a_start_without_a_usable_credential_is_refused_with_one_line() throws Exception {
        assertThat(startOnly(Map.of()))
                .startsWith("2 ")
                .contains("teams.secret, teams.secret-file")
                .hasLineCount(1);

        String file =
                Files.writeString(folder.resolve("no-certificate"), "nonsense").toString();
        assertThat(startOnly(Map.of("CERTIFICATE_FILE", file, "CERTIFICATE_PASSWORD_FILE", file)))
                .startsWith("2 ")
                .contains("teams: the certificate file cannot be read with its password")
                .hasLineCount(1);
    }

    private String startOnly(Map<String, String> settings) throws Exception {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.smtpmedic.server.cli.Main",
                "serve");
        var environment = builder.environment();
        environment.put("SMTP_MEDIC_SERVER_PORT", "0");
        environment.put("SMTP_MEDIC_DATA_DIR", folder.resolve("refused").toString());
        environment.put("SMTP_MEDIC_TEAMS_APP_ID", "11111111-2222-3333-4444-555555555555");
        environment.put("SMTP_MEDIC_TEAMS_TENANT", Activities.TENANT);
        settings.forEach((name, value) -> environment.put("SMTP_MEDIC_TEAMS_" + name, value));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + said;
    }
}
