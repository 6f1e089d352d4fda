package org.smtpmedic.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
    private static final int MOST = 1000;

    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer server;
    private RawHttp raw;

    @BeforeEach
    void start() throws IOException {
        server = WebServer.start(
                "127.0.0.1",
                0,
                List.of(
                        new Route("GET", "/open", Route.Audience.ANYBODY, _ -> Reply.ok(Map.of("open", true))),
                        new Route("GET", "/broken", Route.Audience.ANYBODY, _ -> {
                            throw new IllegalStateException("hunter2");
                        }),
                        Route.local("GET", "/own", _ -> Reply.ok(Map.of())),
                        Route.local("POST", "/own", call -> Reply.ok(call.json(MOST))),
                        Route.local("GET", "/assets/", call -> Assets.file(call.rest("/assets/")))));
        raw = new RawHttp(server.port());
    }

    @AfterEach
    void stop() {
        // The server would wait for connections that the client keeps.
        client.close();
        server.close();
    }

    @Test
    void an_answer_carries_headers_that_fence_the_page_in() throws Exception {
        var headers = get("/open").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET, /nothing, 404", "POST, /open, 405", "DELETE, /own, 405", "GET, /assets, 404", "GET, /own/, 404"})
    void what_is_not_there_is_said_in_json(String method, String path, int status) throws Exception {
        var answer = send(request(path).method(method, BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"error\":\"");
    }

    @Test
    void what_goes_wrong_inside_stays_inside() throws Exception {
        var answer = get("/broken");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Nothing was lost").doesNotContain("hunter2", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{\"a\":", "\u0000", "<xml/>", "{\"a\":1e999999999}x"})
    void a_body_that_is_no_json_object_is_refused(String body) throws Exception {
        assertThat(post(body).statusCode()).isEqualTo(400);
    }

    @Test
    void a_body_that_is_nested_without_end_is_refused() throws Exception {
        server.close();
        server = WebServer.start(
                "127.0.0.1", 0, List.of(Route.local("POST", "/own", call -> Reply.ok(call.json(1_000_000)))));
        assertThat(post("{\"a\":".repeat(100_000)).statusCode()).isEqualTo(400);
    }

    @Test
    void a_body_of_another_type_is_refused() throws Exception {
        var answer = send(request("/own").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void a_body_at_the_limit_passes_and_one_byte_more_does_not() throws Exception {
        assertThat(post(sized(MOST)).statusCode()).isEqualTo(200);
        var answer = post(sized(MOST + 1));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("larger than 1 kB", "Send the part around the error");
    }

    @Test
    void a_client_that_sends_far_too_much_still_reads_the_answer() throws Exception {
        var answer = post(sized(20_000_000));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).startsWith("{\"error\":\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "localhost:3978", "127.0.0.1:1"})
    void the_machine_may_be_asked_by_its_own_names(String host) throws IOException {
        assertThat(raw.ask("GET /own HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contoso.com",
                "contoso.com:3978",
                "localhost.contoso.com",
                "127.0.0.1.contoso.com",
                "0.0.0.0",
                "192.0.2.1",
                "localhost."
            })
    void a_name_that_some_site_points_here_is_refused(String host) throws IOException {
        assertThat(raw.ask("GET /own HTTP/1.1", "Host: " + host))
                .startsWith("HTTP/1.1 403")
                .contains("Open it as http://localhost");
    }

    @Test
    void a_name_in_the_request_line_counts_as_well() throws IOException {
        assertThat(raw.ask("GET http://contoso.com/own HTTP/1.1", "Host: localhost"))
                .doesNotStartWith("HTTP/1.1 200");
    }

    @Test
    void everybody_may_ask_for_health_under_any_name() throws IOException {
        assertThat(raw.ask("GET /open HTTP/1.1", "Host: bot.contoso.com")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://contoso.com",
                "Origin: null",
                "Origin: http://localhost",
                "Origin: https://localhost:1",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void another_site_may_not_post(String header) throws IOException {
        assertThat(raw.ask(
                        "POST /own HTTP/1.1",
                        "Host: localhost:1",
                        "Content-Type: application/json",
                        "Content-Length: 0",
                        header))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void the_page_itself_may_post() throws IOException {
        assertThat(raw.post(
                        "{}",
                        "POST /own HTTP/1.1",
                        "Host: localhost:1",
                        "Origin: http://localhost:1",
                        "Sec-Fetch-Site: same-origin",
                        "Content-Type: application/json",
                        "Content-Length: 2"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../index.html",
                "/assets/%2e%2e/index.html",
                "/assets/..%2findex.html",
                "/assets/js/../../../logback.xml",
                "/assets//index.html",
                "/assets/js%00.js",
                "/assets/js/main.js;x=1/../../x",
                "/assets/META-INF/MANIFEST.MF",
                "/assets/",
                "/assets/js",
                "/assets/INDEX.HTML"
            })
    void an_address_cannot_climb_out_of_the_page(String path) throws IOException {
        assertThat(raw.ask("GET " + path + " HTTP/1.1", "Host: localhost")).containsPattern("^HTTP/1\\.1 (400|404)");
    }

    @ParameterizedTest
    @MethodSource
    void what_is_no_request_is_refused_without_its_own_words(String bytes) throws IOException {
        String answer = raw.send(bytes);
        assertThat(answer).containsPattern("^HTTP/1\\.1 (4\\d\\d|505)").contains("{\"error\":\"");
        assertThat(answer).doesNotContain("secretword", "<script>", "Jetty", "Exception");
    }

    static List<String> what_is_no_request_is_refused_without_its_own_words() {
        return List.of(
                "EHLO secretword\r\n\r\n",
                "\u0016\u0003\u0001secretword\r\n\r\n",
                "GET /<script>secretword HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: secretword\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nsecretword\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: " + "secretword".repeat(5000) + "\r\n\r\n",
                "GET /" + "secretword".repeat(5000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: secretword\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n");
    }

    @Test
    void a_port_that_is_taken_is_told() {
        assertThatThrownBy(() -> WebServer.start("127.0.0.1", server.port(), List.of()))
                .isInstanceOf(IOException.class);
    }

    private static String sized(int bytes) {
        return "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}";
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(request("/own").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .version(HttpClient.Version.HTTP_1_1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
