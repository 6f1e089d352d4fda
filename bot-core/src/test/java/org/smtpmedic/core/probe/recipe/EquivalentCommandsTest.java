package org.smtpmedic.core.probe.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.probe.smtp.Envelope;
import org.smtpmedic.core.probe.target.Door;

/** The lines are given to a real shell, with functions in the place of the programs that print what they were given. */
class EquivalentCommandsTest {
    private static final String PRINTERS = """
            p() { for a; do printf '%s\\0' "$a"; done; }
            swaks() { p swaks "$@"; }
            openssl() { p openssl "$@"; }
            curl() { p curl "$@"; }
            """;
    private static final Endpoint SUBMISSION = new Endpoint("smtp.office365.com", 587, Door.SUBMISSION);

    @Test
    void a_look_greets_and_goes() throws Exception {
        List<Recipe> recipes = new EquivalentCommands(SUBMISSION).look();

        assertThat(recipes).extracting(Recipe::tool).containsExactly("swaks", "openssl", "curl", "PowerShell");
        assertThat(arguments(recipes.get(0)))
                .containsExactly(
                        "swaks",
                        "--server",
                        "smtp.office365.com",
                        "--port",
                        "587",
                        "--tls",
                        "--tls-verify",
                        "--quit-after",
                        "EHLO");
        assertThat(arguments(recipes.get(1)))
                .containsExactly(
                        "openssl",
                        "s_client",
                        "-connect",
                        "smtp.office365.com:587",
                        "-starttls",
                        "smtp",
                        "-servername",
                        "smtp.office365.com",
                        "-verify_hostname",
                        "smtp.office365.com");
        assertThat(arguments(recipes.get(2))).contains("--ssl-reqd").endsWith("smtp://smtp.office365.com:587");
        assertThat(recipes.get(3).lines()).contains("Test-NetConnection -ComputerName 'smtp.office365.com' -Port 587");
    }

    @Test
    void port_465_has_tls_from_the_first_byte() throws Exception {
        List<Recipe> recipes = new EquivalentCommands(new Endpoint("2001:db8::1", 465, Door.IMPLICIT_TLS)).look();

        assertThat(arguments(recipes.get(0)))
                .contains("2001:db8::1", "--tls-on-connect")
                .doesNotContain("--tls");
        assertThat(arguments(recipes.get(1)))
                .containsSequence("-connect", "[2001:db8::1]:465")
                .contains("-noservername", "-verify_ip")
                .doesNotContain("-starttls");
        assertThat(arguments(recipes.get(2))).endsWith("smtps://[2001:db8::1]:465");
        assertThat(String.join("\n", recipes.get(3).lines())).doesNotContain("STARTTLS", "Resolve-DnsName");
    }

    @Property(tries = 150)
    void whatever_the_user_is_called_the_shell_hands_on_just_that(@ForAll("hostileWords") String user)
            throws Exception {
        var mail = new Envelope("scanner@contoso.com", "o'brien$(id)`id`@example.com".replaceAll("[()]", ""));
        List<Recipe> recipes = new EquivalentCommands(SUBMISSION).login(user, Optional.of(mail));

        assertThat(arguments(recipes.getFirst()))
                .containsExactly(
                        "swaks",
                        "--server",
                        "smtp.office365.com",
                        "--port",
                        "587",
                        "--tls",
                        "--tls-verify",
                        "--auth",
                        "LOGIN",
                        "--auth-user=" + user,
                        "--auth-hide-password",
                        "--protect-prompt",
                        "--from=" + mail.sender(),
                        "--to=" + mail.recipient(),
                        "--quit-after",
                        "RCPT");
    }

    @Property(tries = 300)
    void whatever_the_word_powershell_reads_just_that(@ForAll("hostileWords") String word) {
        String quoted = Quoted.powerShell(word);

        assertThat(quoted).startsWith("'").endsWith("'");
        assertThat(unquoted(quoted.substring(1, quoted.length() - 1))).isEqualTo(word);
    }

    @Property(tries = 300)
    void a_host_is_refused_or_harmless_in_every_shell(@ForAll("hostileWords") String host) {
        Endpoint.read(host + ":587")
                .ifPresent(place -> assertThat(place.host()).matches("[A-Za-z0-9:][A-Za-z0-9.:-]*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u0000b", "a\u001Bb", "a\u2028b", "a\u202Eb", "a\u200Bb"})
    void a_user_with_control_characters_is_refused(String user) {
        var commands = new EquivalentCommands(SUBMISSION);

        assertThatIllegalArgumentException().isThrownBy(() -> commands.login(user, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "smtp.office365.com:587,smtp.office365.com,587,SUBMISSION",
        "mail.fabrikam.com:25,mail.fabrikam.com,25,RELAY",
        "192.0.2.1:465,192.0.2.1,465,IMPLICIT_TLS",
        "2001:db8::1:587,2001:db8::1,587,SUBMISSION"
    })
    void the_server_of_a_report_is_read(String server, String host, int port, Door door) {
        assertThat(Endpoint.read(server)).contains(new Endpoint(host, port, door));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "a:0",
                "a:65536",
                "a:99999999999",
                "a b:25",
                "-oProxy:25",
                "a;id:25",
                "$(id):25",
                "a'b:25",
                "[::1]:25"
            })
    void what_is_no_server_is_not_read(String server) {
        assertThat(Endpoint.read(server)).isEmpty();
    }

    @Provide
    Arbitrary<String> hostileWords() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "'",
                        "''",
                        "'; id; '",
                        "$(id)",
                        "`id`",
                        "\\",
                        "\\'",
                        "\"",
                        "!!",
                        "*",
                        "~",
                        "-",
                        "--help",
                        "&& id",
                        "a b",
                        "%PATH%",
                        "$env:PATH",
                        "\u2019; id; \u2018",
                        "#",
                        "<in",
                        ">out",
                        "{a,b}",
                        "scanner@contoso.com"),
                Arbitraries.strings()
                        .withChars("ab '\"\\$`!*?~#&|;<>(){}[]=%^-@.\u2018\u2019\u201A\u201Bé日")
                        .ofMinLength(1)
                        .ofMaxLength(30));
    }

    /** As PowerShell reads what stands between single quotation marks, of which it knows five. */
    private static String unquoted(String inside) {
        var text = new StringBuilder();
        for (int at = 0; at < inside.length(); at++) {
            char c = inside.charAt(at);
            text.append(c);
            if ("'\u2018\u2019\u201A\u201B".indexOf(c) >= 0) {
                at++;
                assertThat(inside.charAt(at)).isEqualTo(c);
            }
        }
        return text.toString();
    }

    private static List<String> arguments(Recipe recipe) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("/bin/sh").redirectErrorStream(true).start();
        try (var in = shell.getOutputStream()) {
            in.write((PRINTERS + String.join("\n", recipe.lines()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return Arrays.stream(printed.split("\0", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
