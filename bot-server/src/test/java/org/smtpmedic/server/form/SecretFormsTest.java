package org.smtpmedic.server.form;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.testkit.SettableClock;
import org.smtpmedic.server.web.WebServer;

/** The forms over real HTTP. */
class SecretFormsTest {
    private static final String SECRET = "Planted p@ss & w%rd/+ü";
    private static final Duration AT_ONCE = Duration.ZERO;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final HttpClient client = HttpClient.newHttpClient();
    private final PublicAddress https =
            PublicAddress.of("https://medic.contoso.com").orElseThrow();
    private final SecretForms forms = new SecretForms(Optional.of(https), clock);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.smtpmedic");
    private final Level usual = ours.getLevel();
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        server = WebServer.start("127.0.0.1", 0, forms.routes());
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        ours.setLevel(usual);
        client.close();
        server.close();
    }

    @Test
    void what_is_typed_goes_to_the_waiting_test_and_the_link_is_used_up() throws Exception {
        OpenForm form = open();

        assertThat(get(form).body()).contains("Alex Admin", "scanner@contoso.com", "type=\"password\"", "10:10 (UTC)");
        assertThat(get(form).statusCode()).as("a preview does not use it up").isEqualTo(200);
        assertThat(post(form, SECRET).body()).contains("The test has it").doesNotContain("Planted");

        var answer = form.await(AT_ONCE).orElseThrow();
        assertThat(answer.hideIn("echo " + SECRET)).isEqualTo("echo [hidden]");
        assertThat(post(form, "another").statusCode()).isEqualTo(404);
    }

    @Test
    void links_that_are_used_over_closed_or_never_were_look_the_same() throws Exception {
        OpenForm used = open();
        post(used, SECRET);
        OpenForm closed = open();
        closed.close();
        OpenForm over = open();
        clock.turn(SecretForms.LIFE);
        var unknown = path(open()).replaceAll("[^/]+$", "AAAAAAAAAAAAAAAAAAAAAA");

        Set<String> pages = new HashSet<>();
        for (String path : List.of(path(used), path(closed), path(over), unknown, "/secret/", "/secret/a/b")) {
            HttpResponse<String> page = send(get(path));
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            pages.add(page.body());
            pages.add(send(post(path, "secret=x")).body());
        }
        assertThat(pages).hasSize(1);
        assertThat(over.await(AT_ONCE)).isEmpty();
    }

    @Test
    void a_form_that_is_over_takes_nothing() throws Exception {
        OpenForm form = open();
        clock.turn(SecretForms.LIFE);

        assertThat(post(form, SECRET).statusCode()).isEqualTo(404);
        assertThat(form.await(AT_ONCE)).isEmpty();
    }

    @Test
    void of_many_answers_at_once_one_is_taken() throws Exception {
        OpenForm form = open();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> answer = () -> post(form, SECRET).statusCode();
            long taken = threads.invokeAll(List.of(answer, answer, answer, answer, answer, answer)).stream()
                    .filter(status -> status.resultNow() == 200)
                    .count();
            assertThat(taken).isEqualTo(1);
        }
    }

    @Test
    void ids_are_long_and_never_the_same() {
        Set<String> paths = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            String path = path(open());
            assertThat(path).matches("/secret/[\\w-]{22}");
            paths.add(path);
        }
        assertThat(paths).hasSize(200);
        assertThat(forms.open("Alex", "scanner@contoso.com")).as("bounded").isEmpty();
        clock.turn(SecretForms.LIFE);
        assertThat(forms.open("Alex", "scanner@contoso.com"))
                .as("old ones make room")
                .isPresent();
    }

    @Test
    void the_page_is_fenced_in() throws Exception {
        var headers = get(open()).headers();

        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("script-src", "unsafe", "*");
        assertThat(send(get("/secret-form.css")).headers().firstValue("Content-Type"))
                .contains("text/css; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret=", "secret=+++", "password=x", "secret=%zz"})
    void an_answer_without_a_password_leaves_the_form_open(String body) throws Exception {
        OpenForm form = open();

        assertThat(send(post(path(form), body)).statusCode()).isEqualTo(400);
        assertThat(post(form, SECRET).statusCode()).isEqualTo(200);
    }

    @Test
    void too_much_and_no_form_at_all_are_refused() throws Exception {
        OpenForm form = open();
        var json =
                request(path(form)).header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"));
        var foreign = HttpRequest.newBuilder(post(path(form), "secret=x").build(), (_, _) -> true)
                .header("Sec-Fetch-Site", "cross-site");

        assertThat(send(post(path(form), "secret=" + "x".repeat(513))).statusCode())
                .isEqualTo(400);
        assertThat(send(post(path(form), "secret=" + "x".repeat(100_000))).statusCode())
                .isEqualTo(413);
        assertThat(send(json).statusCode()).isEqualTo(415);
        assertThat(send(foreign).statusCode()).isEqualTo(404);
        assertThat(post(form, SECRET).statusCode()).isEqualTo(200);
    }

    @Test
    void over_plain_http_nothing_is_shown_or_taken() throws Exception {
        OpenForm form = open();
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path(form));

        assertThat(send(HttpRequest.newBuilder(uri)).statusCode()).isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(uri).header("X-Forwarded-Proto", "http"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(uri)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("secret=x")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(form, SECRET).statusCode()).isEqualTo(200);
    }

    @Test
    void on_this_machine_plain_http_will_do_where_the_operator_says_so() throws Exception {
        var local = new SecretForms(PublicAddress.of("http://127.0.0.1:3978"), clock);
        try (var other = WebServer.start("127.0.0.1", 0, local.routes())) {
            OpenForm form = local.open("Alex", "scanner@contoso.com").orElseThrow();
            URI uri = URI.create("http://127.0.0.1:" + other.port() + path(form));

            assertThat(form.link()).hasScheme("http").hasPort(3978);
            assertThat(send(HttpRequest.newBuilder(uri)).statusCode()).isEqualTo(200);
            client.close();
        }
    }

    @Test
    void without_an_address_there_are_no_forms() {
        assertThat(new SecretForms(Optional.empty(), clock).open("Alex", "scanner@contoso.com"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://medic.contoso.com",
                "http://192.0.2.7",
                "http://localhost.contoso.com",
                "https://user@medic.contoso.com",
                "https://medic.contoso.com/path",
                "https://medic.contoso.com?x",
                "https:///",
                "ftp://medic.contoso.com",
                "medic.contoso.com",
                "https://a b"
            })
    void other_addresses_may_carry_no_secret(String address) {
        assertThat(PublicAddress.of(address)).isEmpty();
    }

    @Test
    void a_name_cannot_write_into_the_page() throws Exception {
        OpenForm form =
                forms.open("<script>alert(1)</script>", "\"><img src=x>%s%n").orElseThrow();

        assertThat(get(form).body()).doesNotContain("<script", "<img").contains("&lt;script&gt;", "%s%n");
    }

    @Test
    void neither_password_nor_link_reaches_a_log_or_a_text() throws Exception {
        ours.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
        OpenForm form = open();
        get(form);
        send(post(path(form), "secret=%zz"));
        post(form, SECRET);
        root.detachAppender(log);

        String id = path(form).substring("/secret/".length());
        assertThat(form.toString() + form.await(AT_ONCE)).doesNotContain(id, SECRET, "Planted");
        assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage))
                .noneMatch(line -> line.contains(id) || line.contains("Planted"));
    }

    private OpenForm open() {
        return forms.open("Alex Admin", "scanner@contoso.com").orElseThrow();
    }

    private static String path(OpenForm form) {
        return form.link().getPath();
    }

    private HttpResponse<String> get(OpenForm form) throws Exception {
        return send(get(path(form)));
    }

    private HttpResponse<String> post(OpenForm form, String secret) throws Exception {
        return send(post(path(form), "secret=" + URLEncoder.encode(secret, StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder get(String path) {
        return request(path).GET();
    }

    private HttpRequest.Builder post(String path, String body) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    /** As it comes from the proxy. */
    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("X-Forwarded-Proto", "https");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
