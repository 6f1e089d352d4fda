package org.smtpmedic.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.journal.Line;
import org.smtpmedic.simulator.journal.SessionRecord;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;

class NoSecretIsKeptTest {
    private static final String BODY = "Planted-Body-Text";
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(logged);
        root.setLevel(Level.INFO);
    }

    @Test
    void neither_journal_nor_log_holds_what_a_client_logs_in_with() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen())) {
            try (var client = RawClient.secure(simulator)) {
                client.login(Lab.USER, Lab.PASSWORD + "!");
                client.ask("AUTH LOGIN " + RawClient.base64(Lab.USER));
                client.ask(RawClient.base64(Lab.PASSWORD + "!"));
                client.bearer(Lab.USER, Lab.TOKEN + "!");
                client.ask("AUTH PLAIN " + RawClient.base64("\u0000" + Lab.USER + "\u0000" + Lab.PASSWORD));
                client.ask("AUTH " + Lab.PASSWORD);
                client.ask(Lab.PASSWORD);
                client.ask(RawClient.base64(Lab.PASSWORD) + " " + Lab.TOKEN);
                client.ask("NOOP " + Lab.PASSWORD);
                client.login(Lab.USER, Lab.PASSWORD);
                client.ask("MAIL FROM:<scanner@contoso.com>");
                client.ask("RCPT TO:<someone@example.com>");
                client.ask("DATA");
                assertThat(client.ask(BODY + "\r\n.")).startsWith("250 2.0.0 OK");
                client.ask("QUIT");
            }
            assertNoSecretIn(simulator.sessions().toString());
            assertThat(said(simulator.sessions().getFirst()))
                    .contains("EHLO device.contoso.com", "AUTH LOGIN", "[hidden]", "AUTH LOGIN [hidden]")
                    .contains("AUTH XOAUTH2 [hidden]", "AUTH PLAIN [hidden]", "[not a command]")
                    .contains("MAIL FROM:<scanner@contoso.com>", "[a message of 22 octets]");
        }
        assertNoSecretIn(logged.list.toString());
    }

    @Test
    void a_mailbox_does_not_print_its_secrets() {
        assertNoSecretIn(new SimulatedMailbox(Lab.USER, Lab.PASSWORD, Lab.TOKEN).toString());
    }

    @Test
    void the_journal_keeps_the_latest_sessions_newest_first() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen())) {
            for (int i = 0; i < 60; i++) {
                try (var client = RawClient.connect(simulator)) {
                    client.hear();
                    client.ask("EHLO client" + i + ".contoso.com");
                    client.ask("QUIT");
                }
            }
            List<SessionRecord> sessions = simulator.sessions();
            assertThat(sessions).hasSize(50);
            assertThat(said(sessions.getFirst())).contains("EHLO client59.contoso.com");
            assertThat(sessions.getFirst().started()).isEqualTo(Lab.NOW);
        }
    }

    private static void assertNoSecretIn(String text) {
        assertThat(text)
                .doesNotContainIgnoringCase(Lab.PASSWORD)
                .doesNotContainIgnoringCase(Lab.TOKEN)
                .doesNotContain(RawClient.base64(Lab.PASSWORD).substring(0, 12), BODY);
    }

    private static List<String> said(SessionRecord session) {
        return session.lines().stream().map(Line::text).toList();
    }
}
