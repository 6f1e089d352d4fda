package org.smtpmedic.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.testkit.SettableClock;
import org.smtpmedic.slack.FakeSlack;
import org.smtpmedic.slack.api.Grant;
import org.smtpmedic.slack.api.SlackApi;
import org.smtpmedic.slack.api.Token;
import org.smtpmedic.slack.chat.Places;
import org.smtpmedic.slack.install.InstallEndpoint.Answer;
import org.smtpmedic.slack.install.InstallEndpoint.Returned;

/** Installing by browser, with a real server for Slack's part and a real database. */
class InstallEndpointTest {
    private static final String GRANTED = """
            {"ok":true,"access_token":"xoxb-of-contoso","token_type":"bot","scope":"chat:write","bot_user_id":"U9",
             "app_id":"A1","team":{"id":"T1","name":"Contoso <IT>"},"enterprise":null,"is_enterprise_install":false}
            """;

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T08:00:00Z"));
    private FakeSlack slack;
    private Database database;
    private SlackApi api;
    private Workspaces workspaces;

    @BeforeEach
    void open() throws Exception {
        slack = new FakeSlack().on("oauth.v2.access", GRANTED).on("auth.revoke", "{\"ok\":true,\"revoked\":true}");
        database = Database.open(folder.resolve("test.db"));
        new Places(database);
        api = new SlackApi(slack.api(), _ -> new Grant.NotInstalled(), clock);
        workspaces = workspaces(URI.create("https://medic.example.com/"));
    }

    private Workspaces workspaces(URI base) {
        return new Workspaces(
                api,
                URI.create("https://slack.com/oauth/v2/authorize"),
                new OAuthApp("111.222", new Token("client-secret"), base),
                KeyRingTest.ring("k1:" + KeyRingTest.base64(1)),
                database,
                clock);
    }

    @AfterEach
    void close() {
        api.close();
        database.close();
        slack.close();
    }

    @Test
    void who_installs_is_sent_to_slack_with_what_the_bot_needs() {
        var away = begin();
        assertThat(away.to().toString()).startsWith("https://slack.com/oauth/v2/authorize?");
        assertThat(query(away.to()))
                .containsEntry("client_id", "111.222")
                .containsEntry("scope", String.join(",", OAuthApp.SCOPES))
                .containsEntry("redirect_uri", "https://medic.example.com/slack/oauth_redirect")
                .containsKey("state");
        assertThat(away.cookie()).contains("; HttpOnly", "; SameSite=Lax", "; Secure", "; Path=/slack;");
        assertThat(state(away)).doesNotContain(cookie(away));
    }

    @Test
    void who_comes_back_with_a_code_has_installed_it_and_the_token_is_sealed() throws Exception {
        var page = back(begin(), "c-1");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.words()).contains("Contoso <IT>");
        assertThat(workspaces.grant("T1"))
                .isInstanceOfSatisfying(
                        Grant.Granted.class,
                        granted -> assertThat(granted.token().reveal()).isEqualTo("xoxb-of-contoso"));
        assertThat(workspaces.grant("T2")).isInstanceOf(Grant.NotInstalled.class);
        assertThat(slack.calls("oauth.v2.access").getFirst().fields())
                .containsEntry("code", "c-1")
                .containsEntry("redirect_uri", "https://medic.example.com/slack/oauth_redirect");
        database.close();
        assertThat(everyByte()).doesNotContain("xoxb-of-contoso");
    }

    @Test
    void a_state_counts_once() {
        var away = begin();
        back(away, "c-1");
        assertThat(back(away, "c-2").status()).isEqualTo(400);
        assertThat(slack.calls("oauth.v2.access")).hasSize(1);
    }

    @Test
    void a_state_counts_for_ten_minutes() {
        var late = begin();
        clock.turn(Duration.ofMinutes(10));
        assertThat(back(late, "c-1").status()).isEqualTo(400);
        var inTime = begin();
        clock.turn(Duration.ofMinutes(10).minusMillis(1));
        assertThat(back(inTime, "c-1").status()).isEqualTo(200);
    }

    @Test
    void a_state_counts_in_the_browser_that_began() {
        var mine = begin();
        var other = begin();
        var stolen = new Returned(
                Optional.of(state(mine)), Optional.of("c-1"), Optional.empty(), Optional.of(cookie(other)));
        assertThat(page(workspaces.endpoint().returned(stolen)).status()).isEqualTo(400);
        var without = new Returned(Optional.of(state(mine)), Optional.of("c-1"), Optional.empty(), Optional.empty());
        assertThat(page(workspaces.endpoint().returned(without)).status()).isEqualTo(400);
        assertThat(slack.calls()).isEmpty();
        assertThat(back(mine, "c-1").status()).as("it is not used up by that").isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "a.b.c",
                "AAAAAAAAAAAAAAAAAAAAAA.99999999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void a_forged_state_does_not_count(String state) {
        var forged =
                new Returned(Optional.of(state), Optional.of("c-1"), Optional.empty(), Optional.of(cookie(begin())));
        assertThat(page(workspaces.endpoint().returned(forged)).status()).isEqualTo(400);
        assertThat(slack.calls()).isEmpty();
    }

    @Test
    void a_state_whose_time_was_changed_does_not_count() {
        var away = begin();
        String[] parts = state(away).split("\\.", -1);
        var longer = new Returned(
                Optional.of(parts[0] + ".99999999999999." + parts[2]),
                Optional.of("c-1"),
                Optional.empty(),
                Optional.of(cookie(away)));
        assertThat(page(workspaces.endpoint().returned(longer)).status()).isEqualTo(400);
    }

    @Test
    void who_said_no_at_slack_is_told_that_nothing_was_installed() {
        var away = begin();
        var refused = new Returned(
                Optional.of(state(away)),
                Optional.empty(),
                Optional.of("access_denied<script>"),
                Optional.of(cookie(away)));
        var page = page(workspaces.endpoint().returned(refused));
        assertThat(page.words()).contains("Nothing was installed").doesNotContain("script");
        assertThat(slack.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ok\":false,\"error\":\"invalid_code\"}   | 400",
                "{\"ok\":false,\"error\":\"bad_client_secret\"} | 400",
                "{\"ok\":false,\"error\":\"internal_error\"} | 502",
                "503                                         | 502",
                "429                                         | 502",
                "no JSON                                     | 502",
                "{\"ok\":true}                               | 502",
                "{\"ok\":true,\"access_token\":\"xoxb-12345\",\"team\":{\"id\":\"../T1\"}} | 502",
                "{\"ok\":true,\"access_token\":\"x y\\nz-12345\",\"team\":{\"id\":\"T1\"}} | 502",
            })
    void a_code_that_gives_no_token_installs_nothing(String answer, int status) {
        slack.on("oauth.v2.access", answer);
        var page = back(begin(), "c-1");
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.words()).contains("Nothing was installed").doesNotContain("invalid_code", "Exception");
        assertThat(workspaces.isInstalled("T1")).isFalse();
    }

    @Test
    void a_whole_organization_is_refused_and_its_token_given_back() {
        slack.on(
                "oauth.v2.access",
                "{\"ok\":true,\"access_token\":\"xoxb-of-all\",\"is_enterprise_install\":true,\"team\":null,"
                        + "\"enterprise\":{\"id\":\"E1\",\"name\":\"Fabrikam\"}}");
        assertThat(back(begin(), "c-1").title()).isEqualTo("One workspace at a time");
        assertThat(slack.calls("auth.revoke")).hasSize(1);
        assertThat(workspaces.isInstalled("E1")).isFalse();
    }

    @Test
    void without_https_the_cookie_is_not_marked_as_secure() {
        workspaces = workspaces(URI.create("http://127.0.0.1:3978/"));
        assertThat(begin().cookie()).doesNotContain("Secure");
    }

    @Test
    void a_removed_workspace_is_forgotten_unless_it_was_installed_again_since() {
        back(begin(), "c-1");
        workspaces.removed("T1", clock.instant().minusSeconds(1));
        assertThat(workspaces.isInstalled("T1")).isTrue();
        workspaces.removed("T1", clock.instant().plusSeconds(1));
        assertThat(workspaces.isInstalled("T1")).isFalse();
    }

    private Answer.Redirect begin() {
        return (Answer.Redirect) workspaces.endpoint().install();
    }

    private Answer.Page back(Answer.Redirect away, String code) {
        return page(workspaces
                .endpoint()
                .returned(new Returned(
                        Optional.of(state(away)), Optional.of(code), Optional.empty(), Optional.of(cookie(away)))));
    }

    private static Answer.Page page(Answer answer) {
        return (Answer.Page) answer;
    }

    private static String cookie(Answer.Redirect away) {
        return away.cookie()
                .substring(away.cookie().indexOf('=') + 1, away.cookie().indexOf(';'));
    }

    private static String state(Answer.Redirect away) {
        return Optional.ofNullable(query(away.to()).get("state")).orElseThrow();
    }

    private static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private String everyByte() throws Exception {
        var all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
