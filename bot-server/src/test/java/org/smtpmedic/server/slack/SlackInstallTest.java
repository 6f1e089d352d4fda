package org.smtpmedic.server.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.server.slack.SlackStory.CAUSE;
import static org.smtpmedic.server.slack.SlackStory.ERROR;
import static org.smtpmedic.server.slack.SlackWorkspace.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.server.Bot;
import org.smtpmedic.slack.SlackSettings;
import org.smtpmedic.slack.SlackSettings.Access;
import org.smtpmedic.slack.SlackSettings.Transport;
import org.smtpmedic.slack.api.Token;
import org.smtpmedic.slack.install.KeyRing;
import org.smtpmedic.slack.install.OAuthApp;

/** The whole program, installed by a browser in a workspace that it knew nothing of, and thrown out again. */
@Tag("node")
@Timeout(120)
class SlackInstallTest {
    private static final String KEY = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    Path folder;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private SlackWorkspace workspace;
    private Bot bot;
    private String base;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        int port = SlackStory.freePort();
        base = "http://127.0.0.1:" + port;
        workspace = SlackWorkspace.start(Optional.of(base + "/slack/events"));
        var app = new OAuthApp("111.222", new Token("example"), URI.create(base + "/"));
        bot = SlackStory.start(
                port,
                TestDatabase.SQLITE.in(folder),
                new SlackSettings(
                        new Access.ManyWorkspaces(app, KeyRing.of(KEY).orElseThrow()),
                        new Transport.Http(new Token(SlackWorkspace.SECRET)),
                        workspace.api()),
                (_, _) -> {
                    throw new IllegalStateException("nothing is tested here");
                },
                InstantSource.system());
    }

    @AfterEach
    void close() {
        bot.close();
        workspace.close();
    }

    @Test
    void it_is_installed_works_with_the_token_it_was_given_and_goes_when_it_is_thrown_out() throws Exception {
        assertThat(command("help")).contains("not installed in this workspace", base + "/slack/install");
        assertThat(calls()).isEmpty();

        var allowed = allow(get(base + "/slack/install"));
        var installed = get(allowed);
        assertThat(installed.statusCode()).isEqualTo(200);
        assertThat(installed.body()).contains("SMTP Medic is installed", "Contoso IT");
        assertThat(get(allowed).statusCode()).as("the same address again").isEqualTo(400);

        workspace.person("say", "{\"mention\":true,\"text\":" + quoted(ERROR) + "}");
        workspace.awaitCard(CAUSE);
        assertThat(calls())
                .isNotEmpty()
                .noneMatch(call -> call.path("configured").asBoolean());

        assertThat(workspace.person("uninstall", "{}").path("status").asInt()).isEqualTo(200);
        assertThat(command("help")).contains("not installed in this workspace");
    }

    @Test
    void a_stolen_address_does_not_install_in_another_browser() throws Exception {
        var allowed = allow(get(base + "/slack/install"));
        cookies.getCookieStore().removeAll();
        var page = get(allowed);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("does not count any more");
        assertThat(command("help")).contains("not installed");
    }

    @Test
    void what_the_address_brings_is_not_shown() throws Exception {
        var page = get(base + "/slack/oauth_redirect?error=%3Cscript%3Ealert(1)%3C/script%3E&state=%3Cb%3E&code=x");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).doesNotContain("script>", "<b>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
    }

    /** Presses "allow" at Slack; gives the address that Slack sends the browser back to. */
    private String allow(HttpResponse<String> away) throws Exception {
        assertThat(away.statusCode()).isEqualTo(302);
        String authorize = away.headers().firstValue("Location").orElseThrow();
        assertThat(get(authorize).body()).contains("SMTP Medic");
        String ana = workspace.idOf("ana");
        var form = Arrays.stream(URI.create(authorize).getRawQuery().split("&", -1))
                .collect(Collectors.joining("&", "user_id=" + encoded(ana) + "&", ""));
        var back = browser.send(
                HttpRequest.newBuilder(URI.create(authorize).resolve("/oauth/v2/authorize/callback"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
        return back.headers().firstValue("Location").orElseThrow();
    }

    /** Calls of the Web API, without what the workspace asks itself. */
    private List<JsonNode> calls() {
        return StreamSupport.stream(workspace.state().path("calls").spliterator(), false)
                .filter(call -> !call.path("method").asText().equals("views.generateTriggerId"))
                .toList();
    }

    private String command(String text) {
        return workspace
                .person("slash", "{\"text\":" + quoted(text) + "}")
                .path("body")
                .asText();
    }

    private HttpResponse<String> get(String address) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
