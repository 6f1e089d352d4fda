package org.smtpmedic.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What nobody should send, sent to the real program: a clear answer each time, nothing lost, nothing leaked. */
@Timeout(120)
class BadInputTest {
    private static final String TENANT_OFF =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";
    private static final int MB = 1_048_576;

    @TempDir
    Path folder;

    private DemoProcess demo;
    private PageClient page;

    @BeforeEach
    void start() throws IOException {
        demo = DemoProcess.start(
                folder.resolve("log"), "--data", folder.resolve("data").toString());
        page = new PageClient(demo.address());
    }

    @AfterEach
    void stop() {
        page.close();
        demo.close();
    }

    @Test
    void nothing_is_asked_back_for() throws Exception {
        assertThat(page.say("")).isEqualTo("400 Type or paste something first.");
        assertThat(page.say(" \n\t ")).isEqualTo("400 Type or paste something first.");
    }

    @Test
    void what_cannot_be_seen_is_no_error() throws Exception {
        page.say("\u200B\u2060\uFEFF\u0007\u001B[2J");

        assertThat(page.nextCard()).contains("no mail error");
    }

    @Test
    void a_password_typed_into_the_chat_is_masked_and_refused_with_the_reason() throws Exception {
        page.say("/smtp-test scanner@contoso.com Planted1");

        assertThat(page.nextCard())
                .contains("There was a secret in that message", "Everybody in this conversation could read it")
                .doesNotContain("Planted1");
        try (var files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("Planted1");
            }
        }
    }

    @Test
    void too_much_is_refused_with_the_limit_and_the_chat_goes_on() throws Exception {
        assertThat(page.say("x".repeat(5 * MB))).startsWith("413 That is larger than 1 MB");
        assertThat(page.upload("mail.log", new byte[5 * MB + 1])).startsWith("413 That is larger than 5 MB");

        page.say(TENANT_OFF);
        assertThat(page.nextCard()).contains("switched off");
    }

    @Test
    void a_file_of_five_megabytes_is_read() throws Exception {
        byte[] log = new byte[5 * MB];
        Arrays.fill(log, (byte) '\n');
        byte[] error = TENANT_OFF.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(error, 0, log, 1000, error.length);

        assertThat(page.upload("mail.log", log)).startsWith("202");

        assertThat(page.nextCard()).contains("switched off");
    }

    @Test
    void a_binary_file_is_told_to_be_none_of_ours() throws Exception {
        byte[] picture = new byte[10_000];
        IntStream.range(0, picture.length).forEach(i -> picture[i] = (byte) (i * 31));

        assertThat(page.upload("scan.tiff", picture)).startsWith("202");

        assertThat(page.nextCard()).contains("scan.tiff");
    }

    @Test
    void ten_thousand_lines_and_letters_from_right_to_left_are_read() throws Exception {
        String lines = IntStream.range(0, 10_000)
                .mapToObj(i -> i == 5_000 ? TENANT_OFF : "שלום \u202Edlrow\u202C " + i)
                .collect(Collectors.joining("\n"));

        assertThat(page.say(lines)).startsWith("202");

        assertThat(page.nextCard()).contains("switched off").doesNotContain("\u202E");
    }

    @Test
    void no_planted_secret_is_in_the_database_the_log_or_the_page() throws Exception {
        List<String> secrets = List.of(
                "Tr0ub4dor-plain",
                "AHNjYW5uZXIAVHIwdWI0ZG9y",
                "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzY2FubmVyIn0.c2lnbmF0dXJlLXBhcnQ");
        page.say("password=" + secrets.get(0));
        page.nextCard();
        page.say("AUTH PLAIN " + secrets.get(1) + "\n" + TENANT_OFF);
        page.nextCard();
        page.upload(
                "Authorization Bearer " + secrets.get(2),
                ("Authorization: Bearer " + secrets.get(2)).getBytes(StandardCharsets.UTF_8));
        page.nextCard();

        assertThat(page.heard()).doesNotContain(secrets);
        demo.close();
        assertThat(Files.readString(folder.resolve("log"))).doesNotContain(secrets);
        try (var files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(secrets);
                }
            }
        }
    }
}
