package org.smtpmedic.server.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.testkit.LeapingClock;
import org.smtpmedic.core.testkit.ScriptedPath;
import org.smtpmedic.server.story.Worklist;
import org.smtpmedic.teams.testkit.Activities;
import org.smtpmedic.teams.testkit.ConnectorEmulator;
import org.smtpmedic.teams.testkit.ConnectorEmulator.Message;

/** The connector is away, or asks for patience, for hours of the program's clock, while people go on and reminders become due. */
@Timeout(300)
class TeamsAwayTest {
    private static final int CHATS = 6;
    private static final int LEAPS = 24;
    private static final String TENANT_OFF =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";
    private static final String REMIND = "I changed it – remind me";

    private final LeapingClock clock = new LeapingClock();

    @TempDir
    Path folder;

    private TeamsBench bench;
    private Worklist worklist;
    private ConnectorEmulator channel;

    @BeforeEach
    void open() throws Exception {
        bench = new TeamsBench(folder, clock, new ScriptedPath(TENANT_OFF));
        channel = bench.teams.channel;
        worklist = new Worklist(folder.resolve("data/smtp-medic.db"), clock);
        for (int i = 0; i < CHATS; i++) {
            bench.teams.says(chat(i), person(i), TENANT_OFF);
            Message card = channel.await(chat(i), REMIND);
            bench.teams.presses(card, person(i), REMIND);
            channel.await(chat(i), "Testing earlier is fine");
        }
        worklist.awaitDone();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest(name = "{0}, Retry-After {1}: {2} calls at most")
    @CsvSource({
        "503, '',    60",
        "503, 30,    60",
        "429, 18000, 36",
    })
    void after_hours_each_card_is_in_its_latest_state_and_each_ping_came_once(int status, String retryAfter, int most)
            throws Exception {
        channel.answerAll(Optional.of(status), retryAfter);
        int before = channel.calls().size();
        hours(LEAPS / 2);
        for (int i = 0; i < CHATS; i++) {
            Message card = channel.messages(chat(i)).getFirst();
            bench.teams.presses(card, person(i), "Mark done");
        }
        hours(LEAPS / 2);
        assertThat(channel.calls().size() - before).isLessThanOrEqualTo(most);

        channel.answerAll(Optional.empty(), "");
        for (int i = 0; i < 5; i++) {
            leap(Duration.ofHours(1));
        }
        for (int i = 0; i < CHATS; i++) {
            channel.await(chat(i), "Done by");
            channel.await(chat(i), "<at>");
        }
        leap(Duration.ofHours(1));
        for (int i = 0; i < CHATS; i++) {
            List<Message> shown = new ArrayList<>(channel.messages(chat(i)));
            assertThat(shown).as("a card and a ping").hasSize(2);
        }
    }

    private void hours(int leaps) {
        for (int i = 0; i < leaps; i++) {
            leap(Duration.ofMinutes(30));
        }
    }

    private void leap(Duration by) {
        clock.leap(by);
        worklist.awaitDone();
    }

    private static String person(int number) {
        return "person" + number;
    }

    private static String chat(int number) {
        return Activities.chat(person(number));
    }
}
