package org.smtpmedic.core.probe.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.oauth.TokenReport.Level;

class XOAuth2CheckTest {
    private static final String TOKEN = Tokens.good();
    private static final String RIGHT = "user=scanner@contoso.com^Aauth=Bearer " + TOKEN + "^A^A";
    private static final Set<String> ABOUT_THE_TOKEN = Set.of("token encoded too", "another mailbox");
    private static final XOAuth2Check CHECK = new XOAuth2Check(new TokenCheck(InstantSource.fixed(Tokens.NOW)));

    @ParameterizedTest
    @ValueSource(strings = {"", "AUTH XOAUTH2 ", "auth xoauth2 ", "  "})
    void a_right_string_with_a_right_token_is_right(String before) {
        TokenReport report = check(before + encoded(RIGHT) + "\r\n");

        assertThat(report.findings()).as(report.toString()).allMatch(finding -> finding.level() == Level.GOOD);
        assertThat(report.findings()).anyMatch(finding -> finding.says().contains("well-formed"));
    }

    static Stream<Arguments> wrong() {
        String base64 = encoded(RIGHT);
        return Stream.of(
                arguments("not encoded", marked(RIGHT), "not encoded"),
                arguments("line breaks", base64.replaceAll("(.{76})", "$1\r\n"), "line breaks"),
                arguments(
                        "base64 of addresses",
                        encoded("user=scanner~~~???@contoso.com^Aauth=Bearer " + TOKEN + "^A^A")
                                .replace('+', '-')
                                .replace('/', '_'),
                        "web addresses"),
                arguments(
                        "no padding",
                        encoded("user=scann@contoso.com^Aauth=Bearer x^A^A").replace("=", ""),
                        "multiple of four"),
                arguments("not base64", "!!!! no !!!!", "not base64"),
                arguments("empty", "AUTH XOAUTH2", "There is no XOAUTH2 string"),
                arguments("giant", "a".repeat(100_000), "longer than any"),
                arguments(
                        "encoded twice",
                        Base64.getEncoder().encodeToString(base64.getBytes(StandardCharsets.US_ASCII)),
                        "base64 twice"),
                arguments("UTF-16", encoded(RIGHT, StandardCharsets.UTF_16LE), "UTF-16"),
                arguments("UTF-16, other end first", encoded(RIGHT, StandardCharsets.UTF_16BE), "UTF-16"),
                arguments("token alone", encoded(TOKEN), "Only the token"),
                arguments("backslash x01", encoded(RIGHT.replace("^A", "\\x01")), "byte of value 1"),
                arguments("backslash u0001", encoded(RIGHT.replace("^A", "\\u0001")), "byte of value 1"),
                arguments(
                        "caret A",
                        Base64.getEncoder().encodeToString(RIGHT.getBytes(StandardCharsets.US_ASCII)),
                        "byte of value 1"),
                arguments("line feeds", encoded(RIGHT.replace("^A", "\n")), "byte of value 1"),
                arguments("zero bytes", encoded(RIGHT.replace("^A", "\0")), "byte of value 1"),
                arguments("nothing between", encoded(RIGHT.replace("^A", "")), "nothing between"),
                arguments(
                        "one mark at the end",
                        encoded(RIGHT.substring(0, RIGHT.length() - 2)),
                        "does not end with two"),
                arguments("line break at the end", encoded(RIGHT + "\n"), "Something stands behind the end"),
                arguments("no user", encoded("user=^Aauth=Bearer " + TOKEN + "^A^A"), "user is missing"),
                arguments(
                        "User",
                        encoded("User=scanner@contoso.com^Aauth=Bearer " + TOKEN + "^A^A"),
                        "does not begin with user="),
                arguments("only auth", encoded("auth=Bearer " + TOKEN + "^A^A"), "does not begin with user="),
                arguments(
                        "down-level name",
                        encoded("user=CONTOSO\\scanner^Aauth=Bearer " + TOKEN + "^A^A"),
                        "no mail address"),
                arguments(
                        "blank behind user",
                        encoded("user=scanner@contoso.com ^Aauth=Bearer " + TOKEN + "^A^A"),
                        "blanks or more than one"),
                arguments(
                        "two marks behind user",
                        encoded("user=scanner@contoso.com^A^Aauth=Bearer " + TOKEN + "^A^A"),
                        "blanks or more than one"),
                arguments("Basic", encoded("user=scanner@contoso.com^Aauth=Basic " + TOKEN + "^A^A"), "word Bearer"),
                arguments("no Bearer", encoded("user=scanner@contoso.com^Aauth=" + TOKEN + "^A^A"), "word Bearer"),
                arguments("no blank", encoded("user=scanner@contoso.com^Aauth=Bearer" + TOKEN + "^A^A"), "word Bearer"),
                arguments("no auth", encoded("user=scanner@contoso.com^A^A"), "auth=Bearer is missing"),
                arguments(
                        "OAUTHBEARER",
                        encoded("n,a=scanner@contoso.com,^Ahost=x^Aauth=Bearer " + TOKEN + "^A^A"),
                        "OAUTHBEARER"),
                arguments(
                        "token encoded too",
                        encoded("user=scanner@contoso.com^Aauth=Bearer " + encoded(TOKEN) + "^A^A"),
                        "base64 once more"),
                arguments(
                        "two Bearers",
                        encoded("user=scanner@contoso.com^Aauth=Bearer Bearer " + TOKEN + "^A^A"),
                        "Bearer stands there twice"),
                arguments("empty token", encoded("user=scanner@contoso.com^Aauth=Bearer ^A^A"), "token is missing"),
                arguments(
                        "small bearer",
                        encoded("user=scanner@contoso.com^Aauth=bearer " + TOKEN + "^A^A"),
                        "capital B"),
                arguments(
                        "another mailbox",
                        encoded("user=other@contoso.com^Aauth=Bearer " + TOKEN + "^A^A"),
                        "Another person"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong(String name, String given, String says) {
        TokenReport report = check(given);

        assertThat(report.findings()).as(report.toString()).anySatisfy(finding -> {
            assertThat(finding.says()).contains(says);
            assertThat(finding.level()).isNotEqualTo(Level.GOOD);
            assertThat(finding.todo()).isPresent();
        });
        assertThat(report.findings())
                .allMatch(finding ->
                        ABOUT_THE_TOKEN.contains(name) || !finding.says().contains("well-formed"));
        assertThat(report.toString())
                .doesNotContain(
                        Tokens.SEAL, TOKEN.substring(0, 30), encoded(RIGHT).substring(0, 20));
    }

    @Property
    void any_text_gets_an_answer(@ForAll String text) {
        assertThat(check(text).findings()).isNotEmpty();
        assertThat(check(encoded(text)).findings()).isNotEmpty();
        assertThat(check(encoded("user=" + text + "auth=" + text)).findings()).isNotEmpty();
    }

    private static TokenReport check(String text) {
        return CHECK.check(new Secret(text.toCharArray()));
    }

    private static String encoded(String plain) {
        return encoded(plain, StandardCharsets.UTF_8);
    }

    private static String encoded(String plain, Charset charset) {
        return Base64.getEncoder().encodeToString(marked(plain).getBytes(charset));
    }

    private static String marked(String plain) {
        return plain.replace("^A", "\u0001");
    }
}
