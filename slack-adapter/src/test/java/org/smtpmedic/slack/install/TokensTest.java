package org.smtpmedic.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.testkit.SettableClock;
import org.smtpmedic.slack.FakeSlack;
import org.smtpmedic.slack.api.Answer;
import org.smtpmedic.slack.api.Grant;
import org.smtpmedic.slack.api.SlackApi;
import org.smtpmedic.slack.api.Token;
import org.smtpmedic.slack.chat.Places;
import org.smtpmedic.slack.install.Installation.Renewal;

/** Tokens that run out, keys that change, and rows that somebody touched. */
class TokensTest {
    private static final String FIRST_KEY = "k1:" + KeyRingTest.base64(1);
    private static final String SECOND_KEY = "k2:" + KeyRingTest.base64(2);
    private static final Duration LIFE = Duration.ofHours(12);

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T08:00:00Z"));
    private FakeSlack slack;
    private Database database;
    private SlackApi api;

    @BeforeEach
    void open() throws Exception {
        slack = new FakeSlack();
        database = Database.open(folder.resolve("test.db"));
        new Places(database);
        api = new SlackApi(slack.api(), team -> workspaces(FIRST_KEY).grant(team), clock);
    }

    @AfterEach
    void close() {
        api.close();
        database.close();
        slack.close();
    }

    @Test
    void a_token_is_renewed_an_hour_before_it_runs_out_and_not_before() {
        keep(Optional.of(new Renewal(new Token("xoxe-1"), clock.instant().plus(LIFE))));
        slack.on("oauth.v2.access", renewed(2));
        assertThat(granted()).isEqualTo("xoxb-1");
        clock.turn(Duration.ofHours(11).minusSeconds(1));
        assertThat(granted()).isEqualTo("xoxb-1");
        clock.turn(Duration.ofSeconds(1));
        assertThat(granted()).isEqualTo("xoxb-2");
        assertThat(slack.calls("oauth.v2.access").getFirst().fields())
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", "xoxe-1");

        slack.on("oauth.v2.access", renewed(3));
        clock.turn(LIFE);
        assertThat(granted()).as("after a long pause").isEqualTo("xoxb-3");
        assertThat(slack.calls("oauth.v2.access").getLast().fields()).containsEntry("refresh_token", "xoxe-2");
    }

    @Test
    void one_renews_and_the_others_go_on_with_the_token_that_still_works() throws Exception {
        keep(Optional.of(new Renewal(new Token("xoxe-1"), clock.instant().plus(Duration.ofMinutes(30)))));
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        slack.on("oauth.v2.access", _ -> {
            asked.countDown();
            await(answer);
            return renewed(2);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(this::granted);
            await(asked);
            for (int i = 0; i < 5; i++) {
                assertThat(granted()).isEqualTo("xoxb-1");
            }
            answer.countDown();
            assertThat(first.get()).isEqualTo("xoxb-2");
        }
        assertThat(granted()).isEqualTo("xoxb-2");
        assertThat(slack.calls("oauth.v2.access")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"503", "429", "no JSON", "{\"ok\":false,\"error\":\"invalid_refresh_token\"}", "{\"ok\":true}"})
    void a_renewal_that_fails_leaves_the_token_that_works_and_is_tried_again_later(String trouble) {
        keep(Optional.of(new Renewal(new Token("xoxe-1"), clock.instant().plus(Duration.ofMinutes(30)))));
        slack.on("oauth.v2.access", trouble);
        assertThat(granted()).isEqualTo("xoxb-1");
        assertThat(granted()).isEqualTo("xoxb-1");
        assertThat(slack.calls("oauth.v2.access")).as("not at once").hasSize(1);
        slack.on("oauth.v2.access", renewed(2));
        clock.turn(Duration.ofSeconds(30));
        assertThat(granted()).isEqualTo("xoxb-2");
    }

    @Test
    void a_token_that_ran_out_is_used_no_more() {
        keep(Optional.of(new Renewal(new Token("xoxe-1"), clock.instant())));
        slack.on("oauth.v2.access", "503");
        assertThat(workspaces(FIRST_KEY).grant("T1")).isInstanceOf(Grant.Later.class);
        assertThat(api.call("T1", "auth.test", client -> client.authTest(request -> request)))
                .as("a call waits for the next token")
                .isInstanceOf(Answer.Away.class);
        assertThat(slack.calls("auth.test")).isEmpty();
    }

    @Test
    void each_workspace_is_called_with_its_own_token() {
        keep(Optional.empty());
        var other = new Installation("T2", "Fabrikam", new Token("xoxb-other"), Optional.empty(), clock.instant());
        installations(FIRST_KEY).keep(other);
        slack.on("auth.test", "{\"ok\":true}");
        for (String team : new String[] {"T1", "T2", "T3"}) {
            api.call(team, "auth.test", client -> client.authTest(request -> request));
        }
        assertThat(slack.calls()).extracting(FakeSlack.Asked::token).containsExactly("xoxb-1", "xoxb-other");
    }

    @Test
    void with_a_new_key_first_everything_is_sealed_anew_and_the_old_key_can_go() {
        keep(Optional.of(new Renewal(new Token("xoxe-1"), clock.instant().plus(LIFE))));
        workspaces(SECOND_KEY + " " + FIRST_KEY);
        assertThat(workspaces(SECOND_KEY).grant("T1")).isInstanceOf(Grant.Granted.class);
        assertThat(workspaces(FIRST_KEY).grant("T1")).isInstanceOf(Grant.Later.class);
    }

    @Test
    void with_the_wrong_key_the_workspace_is_locked_and_the_operator_is_told_what_to_do() {
        keep(Optional.empty());
        assertThat(installations(SECOND_KEY).find("T1"))
                .isInstanceOfSatisfying(
                        Installations.Found.Locked.class,
                        locked -> assertThat(locked.reason()).contains("\"k1\"", "slack.encryption-keys"));
        assertThat(workspaces(SECOND_KEY).isInstalled("T1"))
                .as("it is installed all the same")
                .isTrue();
        assertThat(workspaces(SECOND_KEY).grant("T1")).isInstanceOf(Grant.Later.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE slack_installations SET bot_token = 'k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'",
                "UPDATE slack_installations SET bot_token = 'xoxb-planted'",
                "UPDATE slack_installations SET bot_token = refresh_token WHERE team = 'T1'",
                "UPDATE slack_installations SET refresh_token = bot_token WHERE team = 'T1'",
                "UPDATE slack_installations SET team = 'T1' WHERE team = 'T0'"
            })
    void a_row_that_somebody_touched_is_not_used(String touch) {
        installations(FIRST_KEY)
                .keep(new Installation("T0", "Other", new Token("xoxb-0"), Optional.empty(), clock.instant()));
        if (!touch.contains("T0")) {
            keep(Optional.of(new Renewal(new Token("xoxe-1"), clock.instant().plus(LIFE))));
        }
        database.<Integer>inTransaction(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(touch);
            }
        });
        assertThat(workspaces(FIRST_KEY).grant("T1")).isInstanceOf(Grant.Later.class);
    }

    private void keep(Optional<Renewal> renewal) {
        installations(FIRST_KEY).keep(new Installation("T1", "Contoso", new Token("xoxb-1"), renewal, clock.instant()));
    }

    private String granted() {
        return ((Grant.Granted) workspaces(FIRST_KEY).grant("T1")).token().reveal();
    }

    private Installations installations(String keys) {
        return new Installations(database, KeyRingTest.ring(keys));
    }

    private Workspaces workspaces(String keys) {
        return new Workspaces(
                api,
                URI.create("https://slack.com/oauth/v2/authorize"),
                new OAuthApp("111.222", new Token("client-secret"), URI.create("https://medic.example.com/")),
                KeyRingTest.ring(keys),
                database,
                clock);
    }

    private static String renewed(int number) {
        return "{\"ok\":true,\"access_token\":\"xoxb-" + number + "\",\"refresh_token\":\"xoxe-" + number
                + "\",\"expires_in\":43200,\"token_type\":\"bot\"}";
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
