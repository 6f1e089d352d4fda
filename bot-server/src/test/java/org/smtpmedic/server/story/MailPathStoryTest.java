package org.smtpmedic.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a mail path in the demo: the real program, its simulated tenant and its fast clock. */
@Timeout(120)
class MailPathStoryTest {

    private static final String SECRET = "Planted-in-the-form-1";

    @TempDir
    Path folder;

    private DemoProcess demo;
    private PageClient page;

    private void start(String minute) throws IOException {
        demo = DemoProcess.start(
                folder.resolve("log"),
                "--minute",
                minute,
                "--data",
                folder.resolve("data").toString());
        page = new PageClient(demo.address());
    }

    @AfterEach
    void stop() {
        page.close();
        demo.close();
    }

    @Test
    void a_failed_test_retests_by_itself_and_says_when_it_works() throws Exception {
        start("100");
        page.say("/smtp-test scanner@contoso.com");
        String failed = page.nextCardWith("Retest by itself");
        assertThat(failed).contains("AUTH failed");

        assertThat(page.press(failed, "alone")).startsWith("202");
        page.nextCardWith("I retest scanner@contoso.com by myself");
        page.move("tenant", "open");
        page.nextCardWith("Something changed");
        page.move("security-defaults", "open");
        page.move("conditional-access", "none");
        String works = page.nextCardWith("It works now");

        assertThat(works).contains("what stood in the way passes now").doesNotContain("Stop retesting");
    }

    @Test
    void a_person_signs_in_with_a_code_and_the_app_logs_in_for_itself() throws Exception {
        start("60000");
        String card = openGatesAndTest();

        assertThat(page.press(card, "login", "SIGN_IN")).startsWith("202");
        assertThat(page.nextCardWith("C9MEDIC42")).contains("Sign in for the test", "https://127.0.0.1");
        assertThat(page.nextCardWith("What the token says"))
                .contains("SMTP.Send")
                .doesNotContain("C9MEDIC42", "eyJ");
        assertThat(page.nextCardWith("by signing in at Microsoft"))
                .contains("Nothing that was tested stands in the way");

        page.press(card, "login", "APP");
        assertThat(page.nextCardWith("with the app that is set up"))
                .contains("Nothing that was tested stands in the way")
                .doesNotContain("Send a test message");
        assertNowhere("eyJ");
    }

    @Test
    void a_password_goes_through_the_form_and_is_found_nowhere_afterwards() throws Exception {
        start("60000");
        String card = openGatesAndTest();

        page.press(card, "login", "FORM");
        String asked = page.nextCardWith("Type the password here, not in the chat");
        URI link = link(asked);
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(fill(http, link, SECRET)).isEqualTo(200);
            assertThat(fill(http, link, SECRET)).isEqualTo(404);
        }
        assertThat(page.nextCardWith("with a password from the one-time form"))
                .contains("AUTH failed", "The user name or the password is wrong")
                .doesNotContain("Retest by itself");
        assertNowhere(SECRET, Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_mail_goes_out_only_after_the_button_that_asks_first() throws Exception {
        start("60000");
        String card = openGatesAndTest();
        assertThat(card).contains("Send a test message").doesNotContain("A mail is on its way");

        page.press(card, "send", "MAILBOX");
        String question = page.nextCardWith("Send a real mail?");
        assertThat(question).contains("to the address that the operator chose");
        page.press(question, "mail");
        assertThat(page.nextCardWith("A mail is on its way to scanner@contoso.com"))
                .contains("SMTP Medic test message", "message trace");
        page.press(question, "mail");
        assertThat(page.nextCardWith("Nothing was sent")).contains("answered already");
    }

    @Test
    void a_sign_in_that_is_waited_for_can_be_cancelled() throws Exception {
        start("60000");
        String card = openGatesAndTest();

        page.press(card, "login", "FORM");
        String prompt = page.nextCardWith("Type the password here, not in the chat");
        URI link = link(prompt);
        page.press(prompt, "nologin");
        page.nextCardWith("Login test cancelled");
        page.press(prompt, "nologin");
        page.nextCardWith("I do not wait for that login any more");
        try (HttpClient http = HttpClient.newHttpClient()) {
            fill(http, link, SECRET);
        }
        assertNowhere(SECRET);
    }

    private String openGatesAndTest() throws Exception {
        page.move("tenant", "open");
        page.move("security-defaults", "open");
        page.move("conditional-access", "none");
        page.say("/smtp-test scanner@contoso.com");
        return page.nextCardWith("Test the login");
    }

    private static URI link(String card) {
        Matcher link = Pattern.compile("http://localhost:\\d+/secret/[\\w-]+").matcher(card);
        assertThat(link.find()).as(card).isTrue();
        return URI.create(link.group());
    }

    private static int fill(HttpClient http, URI link, String secret) throws Exception {
        var request = HttpRequest.newBuilder(link)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("secret=" + secret))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private void assertNowhere(String... secrets) throws IOException {
        assertThat(page.heard()).doesNotContain(secrets);
        demo.close();
        assertThat(Files.readString(folder.resolve("log"))).doesNotContain(secrets);
        try (var files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secrets);
            }
        }
    }
}
