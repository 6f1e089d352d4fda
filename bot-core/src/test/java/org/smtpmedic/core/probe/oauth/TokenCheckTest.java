package org.smtpmedic.core.probe.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.oauth.TokenReport.Finding;
import org.smtpmedic.core.probe.oauth.TokenReport.Kind;
import org.smtpmedic.core.probe.oauth.TokenReport.Level;

class TokenCheckTest {
    private static final String OUTLOOK = "\"aud\":\"https://outlook.office.com\"";
    private static final String SEND = ",\"scp\":\"SMTP.Send\"";
    private static final TokenCheck CHECK = new TokenCheck(InstantSource.fixed(Tokens.NOW));

    static Stream<Arguments> in_order() {
        return Stream.of(
                arguments("delegated", Tokens.good(), Kind.FOR_A_PERSON),
                arguments(
                        "with neighbours",
                        person("https://outlook.office.com", "IMAP.AccessAsUser.All SMTP.Send"),
                        Kind.FOR_A_PERSON),
                arguments("a slash at the end", person("https://outlook.office.com/", "SMTP.Send"), Kind.FOR_A_PERSON),
                arguments(
                        "by application id",
                        person("00000002-0000-0ff1-ce00-000000000000", "SMTP.Send"),
                        Kind.FOR_A_PERSON),
                arguments("US government", person("https://outlook.office365.us", "SMTP.Send"), Kind.FOR_A_PERSON),
                arguments("app-only", app("https://outlook.office365.com", "[\"SMTP.SendAsApp\"]"), Kind.FOR_AN_APP),
                arguments(
                        "app-only, more roles",
                        app("https://outlook.office.com", "[\"IMAP.AccessAsApp\",\"SMTP.SendAsApp\"]"),
                        Kind.FOR_AN_APP),
                arguments(
                        "v2",
                        Tokens.of(OUTLOOK + SEND + v2() + ",\"azp\":\"" + Tokens.CLIENT
                                + "\",\"preferred_username\":\"scanner@contoso.com\""),
                        Kind.FOR_A_PERSON));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void in_order(String name, String token, Kind kind) {
        TokenReport report = check(token);

        assertThat(report.hasNoProblem()).as(report.toString()).isTrue();
        assertThat(report.findings()).allMatch(finding -> finding.level() == Level.GOOD);
        assertThat(report.kind()).isEqualTo(kind);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("Graph", person("https://graph.microsoft.com", "Mail.Send"), "meant for Microsoft Graph"),
                arguments(
                        "Graph by id",
                        person("00000003-0000-0000-c000-000000000000", "SMTP.Send"),
                        "meant for Microsoft Graph"),
                arguments("old Graph", person("https://graph.windows.net", "SMTP.Send"), "which is retired"),
                arguments("another service", person("https://contoso.example.com", "SMTP.Send"), "another service"),
                arguments(
                        "no audience",
                        Tokens.of("\"scp\":\"SMTP.Send\"" + Tokens.common(600) + upn()),
                        "does not say whom"),
                arguments(
                        "ID token",
                        Tokens.of("\"aud\":\"" + Tokens.CLIENT + "\"" + Tokens.common(600)
                                + ",\"preferred_username\":\"a@contoso.com\""),
                        "ID token"),
                arguments(
                        "IMAP only",
                        person("https://outlook.office.com", "IMAP.AccessAsUser.All"),
                        "permissions for mail, but not SMTP.Send"),
                arguments("User.Read", person("https://outlook.office.com", "User.Read"), "does not have SMTP.Send"),
                arguments(
                        "no scope",
                        Tokens.of(OUTLOOK + Tokens.common(600) + ",\"idtyp\":\"user\",\"scp\":\"\"" + upn()),
                        "scp is missing"),
                arguments(
                        "Mail.Send role",
                        app("https://outlook.office365.com", "[\"Mail.Send\"]"),
                        "Mail.Send does not open SMTP"),
                arguments(
                        "another role",
                        app("https://outlook.office365.com", "[\"full_access_as_app\"]"),
                        "permissions, but not SMTP.SendAsApp"),
                arguments("swapped", app("https://outlook.office365.com", "[\"SMTP.Send\"]"), "in the wrong place"),
                arguments("swapped too", person("https://outlook.office.com", "SMTP.SendAsApp"), "in the wrong place"),
                arguments("expired", Tokens.of(OUTLOOK + SEND + Tokens.common(-3_600) + upn()), "expired 60 min ago"),
                arguments(
                        "long expired",
                        Tokens.of(OUTLOOK + SEND + Tokens.common(-864_000) + upn()),
                        "expired 10 days ago"),
                arguments("expires this second", Tokens.of(OUTLOOK + SEND + Tokens.common(0) + upn()), "has expired"),
                arguments("no end", Tokens.of(OUTLOOK + SEND + issuer() + upn()), "does not say when it ends"),
                arguments(
                        "end is text",
                        Tokens.of(OUTLOOK + SEND + ",\"exp\":\"soon\"" + issuer() + upn()),
                        "does not say when it ends"),
                arguments(
                        "not yet",
                        Tokens.of(OUTLOOK + SEND + ",\"exp\":2000000000,\"nbf\":1900000000" + issuer() + upn()),
                        "counts only in"),
                arguments(
                        "Google",
                        Tokens.of(OUTLOOK + SEND
                                + ",\"exp\":2000000000,\"iss\":\"https://accounts.google.com\",\"tid\":\""
                                + Tokens.TENANT + "\"" + upn()),
                        "not made by Microsoft Entra ID"),
                arguments(
                        "looks like Entra",
                        Tokens.of(OUTLOOK + SEND + ",\"exp\":2000000000,\"iss\":\"https://sts.windows.net.example.com/"
                                + Tokens.TENANT + "/\",\"tid\":\"" + Tokens.TENANT + "\"" + upn()),
                        "not made by Microsoft Entra ID"),
                arguments(
                        "no issuer",
                        Tokens.of(OUTLOOK + SEND + ",\"exp\":2000000000,\"tid\":\"" + Tokens.TENANT + "\"" + upn()),
                        "does not say who made it"),
                arguments(
                        "two tenants",
                        Tokens.of(OUTLOOK + SEND + ",\"exp\":2000000000,\"iss\":\"https://sts.windows.net/"
                                + Tokens.CLIENT + "/\",\"tid\":\"" + Tokens.TENANT + "\"" + upn()),
                        "one tenant as its own"),
                arguments(
                        "no tenant",
                        Tokens.of(OUTLOOK + SEND + ",\"exp\":2000000000,\"iss\":\"https://sts.windows.net/"
                                + Tokens.TENANT + "/\"" + upn()),
                        "does not name its tenant"),
                arguments(
                        "nobody",
                        Tokens.of("\"aud\":\"https://outlook.office365.com\",\"roles\":[\"SMTP.SendAsApp\"]"
                                + Tokens.common(600)),
                        "neither a person nor an app"),
                arguments(
                        "alg none",
                        Tokens.signed("{\"alg\":\"none\"}", "{" + OUTLOOK + SEND + Tokens.common(600) + upn() + "}"),
                        "not signed"),
                arguments(
                        "no alg",
                        Tokens.signed("{}", "{" + OUTLOOK + SEND + Tokens.common(600) + upn() + "}"),
                        "not signed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong(String name, String token, String says) {
        TokenReport report = check(token);

        assertThat(report.findings().getFirst().level()).isEqualTo(Level.PROBLEM);
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.level()).isEqualTo(Level.PROBLEM);
            assertThat(finding.says()).contains(says);
            assertThat(finding.todo()).isPresent();
        });
    }

    static Stream<Arguments> no_access_token() {
        String good = Tokens.good();
        return Stream.of(
                arguments("nothing", "  ", Kind.BROKEN, "There is no token"),
                arguments("client id", Tokens.CLIENT, Kind.BROKEN, "an id (a GUID)"),
                arguments("client secret", "abc8Q~" + "x".repeat(34), Kind.BROKEN, "secret of an app registration"),
                arguments("refresh token", "0.AXkA" + "x".repeat(400), Kind.BROKEN, "refresh token"),
                arguments("newer refresh token", "1.AXkA" + "x".repeat(400) + ".AgABAw", Kind.BROKEN, "refresh token"),
                arguments(
                        "encoded twice",
                        Base64.getEncoder().encodeToString(good.getBytes(StandardCharsets.US_ASCII)),
                        Kind.BROKEN,
                        "base64 once more"),
                arguments("XOAUTH2 string", "dXNlcj1zY2FubmVyQGNvbnRvc28uY29t", Kind.BROKEN, "whole XOAUTH2 string"),
                arguments(
                        "line break inside",
                        good.substring(0, 76) + "\n" + good.substring(76),
                        Kind.BROKEN,
                        "line break"),
                arguments("control characters", good + "\u0001x", Kind.BROKEN, "foreign character"),
                arguments("without signature", good.substring(0, good.lastIndexOf('.')), Kind.BROKEN, "not complete"),
                arguments("empty signature", good.substring(0, good.lastIndexOf('.') + 1), Kind.BROKEN, "not complete"),
                arguments("cut in the header", good.substring(0, 20), Kind.BROKEN, "not complete"),
                arguments("four parts", good + ".x", Kind.BROKEN, "more than its three parts"),
                arguments(
                        "cut body",
                        Tokens.encoded(Tokens.HEADER) + ".eyJhdWQiOiJodHRwcz." + Tokens.SEAL,
                        Kind.BROKEN,
                        "its body cannot be read"),
                arguments(
                        "cut header",
                        "eyJ0eXAiOi." + Tokens.encoded("{}") + "." + Tokens.SEAL,
                        Kind.BROKEN,
                        "its header cannot be read"),
                arguments(
                        "claims twice",
                        Tokens.signed(Tokens.HEADER, "{\"aud\":\"a\",\"aud\":\"b\"}"),
                        Kind.BROKEN,
                        "its body cannot be read"),
                arguments("a list", Tokens.signed(Tokens.HEADER, "[1]"), Kind.BROKEN, "its body cannot be read"),
                arguments(
                        "too deep",
                        Tokens.signed(Tokens.HEADER, "[".repeat(6_000)),
                        Kind.BROKEN,
                        "its body cannot be read"),
                arguments("giant", "e".repeat(1_000_000), Kind.BROKEN, "longer than any access token"),
                arguments("quotes for ever", "\"".repeat(16_000), Kind.BROKEN, "There is no token"),
                arguments(
                        "personal account",
                        "EwB4A8l6BAAU" + "a".repeat(900),
                        Kind.OPAQUE,
                        "personal Microsoft accounts"),
                arguments("encrypted", "eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d", Kind.OPAQUE, "encrypted"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void no_access_token(String name, String token, Kind kind, String says) {
        TokenReport report = check(token);

        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.says()).contains(says);
            assertThat(finding.todo()).isPresent();
        });
    }

    static Stream<Arguments> doubtful() {
        return Stream.of(
                arguments(
                        "app without roles",
                        Tokens.of("\"aud\":\"https://outlook.office365.com\",\"appid\":\"" + Tokens.CLIENT + "\""
                                + Tokens.common(600)),
                        "RBAC for Applications"),
                arguments("ends soon", Tokens.of(OUTLOOK + SEND + Tokens.common(119) + upn()), "ends in 119 s"),
                arguments("quoted", "\"" + Tokens.good() + "\",", "quotes around"),
                arguments("Bearer", "Bearer " + Tokens.good(), "the word Bearer"),
                arguments("another person", person("https://outlook.office.com", "SMTP.Send"), "Another person"),
                arguments(
                        "personal tenant",
                        Tokens.of(OUTLOOK + SEND
                                + ",\"exp\":2000000000,\"iss\":\"https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0\",\"tid\":\"9188040d-6c67-4c5b-b112-36a304b66dad\""
                                + upn()),
                        "personal Microsoft account"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void doubtful(String name, String token, String says) {
        String mailbox = name.equals("another person") ? "shared@contoso.com" : "scanner@contoso.com";

        TokenReport report = CHECK.check(new Secret(token.toCharArray()), Optional.of(mailbox));

        assertThat(report.hasNoProblem()).isTrue();
        assertThat(report.findings().getFirst())
                .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.WARNING))
                .satisfies(finding -> assertThat(finding.says()).contains(says));
    }

    @Test
    void the_facts_name_whom_and_what_it_is_for() {
        assertThat(check(Tokens.good()).facts())
                .containsExactly(
                        new Fact("Meant for", "https://outlook.office.com"),
                        new Fact("Permissions of the person", "SMTP.Send"),
                        new Fact(
                                "Counts until",
                                Tokens.NOW.plus(Duration.ofHours(1)).toString()),
                        new Fact("Tenant", Tokens.TENANT),
                        new Fact("Person", "scanner@contoso.com"),
                        new Fact("App", Tokens.CLIENT),
                        new Fact("Made by", "Entra ID, v1 form"));
    }

    @Test
    void hostile_claims_are_shortened_and_cleaned() {
        String hostile = "\\u001b[31m<!channel>\\u202e" + "x".repeat(9_000);
        TokenReport report = check(Tokens.of(
                "\"aud\":\"" + hostile + "\"" + SEND + Tokens.common(600) + ",\"upn\":\"a\\r\\nb@contoso.com\""));

        assertThat(report.facts()).allSatisfy(fact -> {
            assertThat(fact.value()).hasSizeLessThan(400);
            assertThat(fact.value()).doesNotContain("\u001b", "\u202e", "\n");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void a_report_holds_no_part_of_the_token(String name, String token, String says) {
        String report = check(token).toString();

        assertThat(report).doesNotContain(Tokens.SEAL);
        for (String part : token.split("\\.", -1)) {
            assertThat(report).doesNotContain(part.substring(0, Math.min(part.length(), 16)));
        }
    }

    @Property
    void any_text_gets_an_answer(@ForAll String text) {
        assertThat(check(text).findings()).isNotEmpty().allMatch(Finding.class::isInstance);
    }

    @Property
    void any_body_gets_an_answer(@ForAll String value, @ForAll long number) {
        String text = Tokens.encoded(value);
        check(Tokens.of(
                "\"aud\":\"" + text + "\",\"exp\":" + number + ",\"iss\":" + number + ",\"scp\":[" + number + "]"));
        assertThat(check(Tokens.signed(value, value)).hasNoProblem()).isFalse();
    }

    private static TokenReport check(String token) {
        return CHECK.check(new Secret(token.toCharArray()), Optional.empty());
    }

    private static String person(String audience, String scope) {
        return Tokens.person("\"aud\":\"" + audience + "\",\"scp\":\"" + scope + "\"");
    }

    private static String app(String audience, String roles) {
        return Tokens.of("\"aud\":\"" + audience + "\",\"roles\":" + roles + ",\"idtyp\":\"app\",\"appid\":\""
                + Tokens.CLIENT + "\"" + Tokens.common(3_600));
    }

    private static String v2() {
        return ",\"exp\":2000000000,\"iss\":\"https://login.microsoftonline.com/" + Tokens.TENANT + "/v2.0\",\"tid\":\""
                + Tokens.TENANT + "\"";
    }

    private static String issuer() {
        return ",\"iss\":\"https://sts.windows.net/" + Tokens.TENANT + "/\",\"tid\":\"" + Tokens.TENANT + "\"";
    }

    private static String upn() {
        return ",\"upn\":\"scanner@contoso.com\"";
    }
}
