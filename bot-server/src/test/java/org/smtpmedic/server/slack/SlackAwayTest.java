package org.smtpmedic.server.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.server.slack.SlackStory.CAUSE;
import static org.smtpmedic.server.slack.SlackStory.ERROR;
import static org.smtpmedic.server.slack.SlackWorkspace.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.testkit.LeapingClock;
import org.smtpmedic.server.Bot;
import org.smtpmedic.server.DataLock;
import org.smtpmedic.server.story.TestPlan;
import org.smtpmedic.server.story.Worklist;
import org.smtpmedic.slack.SlackSettings;
import org.smtpmedic.slack.SlackSettings.Access;
import org.smtpmedic.slack.SlackSettings.Transport;
import org.smtpmedic.slack.api.Token;

/** Slack's Web API is away, or asks for patience, for hours of the program's clock, while people go on and reminders become due. */
@Tag("node")
@Timeout(300)
class SlackAwayTest {
    private static final int CASES = 6;
    private static final int LEAPS = 24;
    private static final String REMIND = "I changed it – remind me";

    private final LeapingClock clock = new LeapingClock();

    @TempDir
    Path folder;

    private SlackWorkspace workspace;
    private SlackPeople people;
    private Worklist worklist;
    private Bot bot;
    private List<JsonNode> cards;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        int port = SlackStory.freePort();
        workspace = SlackWorkspace.start(Optional.of("http://127.0.0.1:" + port + "/slack/events"));
        people = new SlackPeople(workspace, clock);
        var settings = new SlackSettings(
                new Access.OneWorkspace(new Token(SlackWorkspace.BOT_TOKEN)),
                new Transport.Http(new Token(SlackWorkspace.SECRET)),
                workspace.api());
        bot = new TestPlan(DataLock.database(folder), Bot.Pace.of(clock))
                .port(port)
                .in(settings)
                .start();
        worklist = new Worklist(folder.resolve("smtp-medic.db"), clock);
        for (int i = 0; i < CASES; i++) {
            people.begins("ana", ERROR);
        }
        cards = awaitAll(CAUSE);
        cards.forEach(card -> click(card, "ana", REMIND));
        awaitAll("Testing earlier is fine");
        worklist.awaitDone();
    }

    @AfterEach
    void close() {
        bot.close();
        workspace.close();
    }

    @ParameterizedTest(name = "{0}, Retry-After {1}: {2} calls at most")
    @CsvSource({
        "503, 0,     60",
        "503, 30,    60",
        "429, 18000, 36",
    })
    void after_hours_each_card_is_in_its_latest_state_and_each_ping_came_once(int status, int retryAfter, int most) {
        workspace.trouble("away", "{\"status\":" + status + ",\"seconds\":" + retryAfter + "}");
        int before = calls();
        hours(LEAPS / 2);
        cards.forEach(
                card -> click(card, "ben", SlackStory.labels(card, "Mark done").getFirst()));
        hours(LEAPS / 2);
        assertThat(calls() - before).isPositive().isLessThanOrEqualTo(most);

        workspace.trouble("back", "{}");
        for (int i = 0; i < 6; i++) {
            leap(Duration.ofHours(1));
        }
        awaitAll("Done by ben");
        assertThat(people.pingsTo("ana")).isEqualTo(CASES);
        assertThat(workspace.cards()).as("a card and a ping for each case").hasSize(2 * CASES);
    }

    private void hours(int leaps) {
        for (int i = 0; i < leaps; i++) {
            leap(Duration.ofMinutes(30));
        }
    }

    private void leap(Duration by) {
        people.timePasses(by);
        worklist.awaitDone();
    }

    private void click(JsonNode card, String person, String label) {
        var answer = workspace.person(
                "click",
                "{\"person\":\"" + person + "\",\"ts\":" + card.path("ts") + ",\"label\":" + quoted(label) + "}");
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
    }

    private List<JsonNode> awaitAll(String words) {
        return workspace.await("each case to show " + words, _ -> {
            var found = workspace.cards().stream()
                    .filter(card -> card.toString().contains(words))
                    .toList();
            return Optional.of(found).filter(each -> each.size() >= CASES);
        });
    }

    /** Calls that write. */
    private int calls() {
        return (int) StreamSupport.stream(workspace.state().path("calls").spliterator(), false)
                .filter(call -> call.path("method").asText().startsWith("chat."))
                .count();
    }
}
