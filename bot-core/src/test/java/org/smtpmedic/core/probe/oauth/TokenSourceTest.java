package org.smtpmedic.core.probe.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.oauth.TokenOutcome.Obtained;
import org.smtpmedic.core.probe.oauth.TokenOutcome.Refused;
import org.smtpmedic.core.probe.oauth.TokenOutcome.TimedOut;
import org.smtpmedic.core.probe.oauth.TokenOutcome.Unreachable;
import org.smtpmedic.core.probe.oauth.TokenOutcome.Waiting;
import org.smtpmedic.simulator.entra.EntraRefusal;
import org.smtpmedic.simulator.entra.EntraSimulator;
import org.smtpmedic.simulator.entra.SignIn;
import org.smtpmedic.simulator.entra.SimulatedApp;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;

/** The real library against the simulated Entra ID, over real TLS. */
@Timeout(60)
class TokenSourceTest {
    private static final String USER = "scanner@contoso.com";
    private static final String SECRET = "Abc8Q~planted-secret-of-the-registration";
    private static final InstantSource CLOCK = InstantSource.system();

    private static AppCredential.Certificate certificate;

    private final SimulatedMailbox mailbox = new SimulatedMailbox(USER, "no password", "no token");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger library = (Logger) LoggerFactory.getLogger("com.microsoft.aad.msal4j");
    private final List<Waiting> waiting = new ArrayList<>();
    private EntraSimulator entra;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        certificate = PemFile.read(TestCertificate.pem(folder)).orElseThrow();
    }

    @BeforeEach
    void start() throws IOException {
        entra = EntraSimulator.start(
                0,
                new SimulatedApp(Tokens.TENANT, Tokens.CLIENT, SECRET, Optional.of(certificate.certificate())),
                mailbox,
                CLOCK);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        entra.close();
    }

    @Test
    void an_app_with_its_secret_gets_a_token_that_is_in_order() {
        var token = obtained(app(SECRET));

        assertThat(mailbox.byToken(USER, token.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .hasToString("OAuth[tokenRight=true]");
        TokenReport report = new TokenCheck(CLOCK).check(new Secret(token.toCharArray()), Optional.of(USER));
        assertThat(report.hasNoProblem()).as(report.toString()).isTrue();
        assertThat(report.kind()).isEqualTo(TokenReport.Kind.FOR_AN_APP);
    }

    @Test
    void an_app_with_its_certificate_gets_a_token() {
        assertThat(obtained(new AppOnlySource(registration(), certificate))).startsWith("eyJ");
        assertThat(certificate.toString()).doesNotContain("PrivateKey");
    }

    @Test
    void a_certificate_that_was_not_uploaded_is_refused(@TempDir Path folder) throws Exception {
        var other = PemFile.read(TestCertificate.pem(folder)).orElseThrow();

        assertThat(said(new AppOnlySource(registration(), other))).startsWith("AADSTS700027");
    }

    @Test
    void a_person_is_told_where_to_sign_in_and_then_there_is_a_token() {
        var token = obtained(device(), signsIn(SignIn.DONE));

        assertThat(waiting).singleElement().satisfies(told -> {
            assertThat(told.userCode()).isEqualTo("C9MEDIC42");
            assertThat(told.address()).isEqualTo(entra.authority().resolve("/device"));
            assertThat(told.until()).isAfter(CLOCK.instant());
        });
        TokenReport report = new TokenCheck(CLOCK).check(new Secret(token.toCharArray()), Optional.of(USER));
        assertThat(report.hasNoProblem()).as(report.toString()).isTrue();
        assertThat(report.kind()).isEqualTo(TokenReport.Kind.FOR_A_PERSON);
    }

    @Test
    void asking_too_often_is_answered_by_patience() {
        assertThat(obtained(device(), signsIn(SignIn.SLOW_DOWN_ONCE))).startsWith("eyJ");
    }

    @Test
    void a_person_who_declines_is_a_refusal() {
        assertThat(device().obtain(signsIn(SignIn.DECLINED)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.said()).contains("User declined"));
    }

    @Test
    void a_code_that_ran_out_and_a_person_who_never_comes_are_a_time_out() {
        assertThat(device().obtain(signsIn(SignIn.EXPIRED))).isInstanceOf(TimedOut.class);
        assertThat(device(Duration.ofSeconds(2)).obtain(waiting::add)).isEqualTo(new TimedOut(Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "MFA_REQUIRED, 50076",
        "MFA_ENROLMENT, 50079",
        "CONDITIONAL_ACCESS, 53003",
        "DEVICE_NOT_COMPLIANT, 53000",
        "NOT_ASSIGNED, 50105",
        "ACCOUNT_DISABLED, 50057",
        "NO_CONSENT, 65001",
        "ADMIN_CONSENT, 90094",
        "UNKNOWN_APP, 700016",
        "SECRET_EXPIRED, 7000222",
        "UNKNOWN_TENANT, 90002",
        "UNKNOWN_RESOURCE, 500011",
        "INVALID_SCOPE, 70011"
    })
    void a_refusal_is_told_in_entras_words(EntraRefusal why, String number) {
        entra.set(entra.switches().withRefusal(why));

        assertThat(List.of(app(SECRET).obtain(waiting::add), device().obtain(signsIn(SignIn.DONE))))
                .allSatisfy(end -> assertThat(end).isInstanceOfSatisfying(Refused.class, no -> {
                    assertThat(no.said()).startsWith("AADSTS" + number + ": ").contains("Trace ID:");
                    assertThat(no.said()).doesNotContain("\n", SECRET);
                }));
    }

    @Test
    void a_wrong_secret_tenant_or_app_is_named_by_its_number() {
        assertThat(said(app("Abc8Q~another-planted-secret")))
                .startsWith("AADSTS7000215")
                .doesNotContain("another-planted");
        assertThat(said(new AppOnlySource(at("fabrikam.com", Tokens.CLIENT), secret(SECRET))))
                .startsWith("AADSTS90002");
        assertThat(said(new AppOnlySource(at(Tokens.TENANT, Tokens.TENANT), secret(SECRET))))
                .startsWith("AADSTS700016");
        assertThat(said(new DeviceCodeSource(at("fabrikam.com", Tokens.CLIENT), CLOCK, Duration.ofSeconds(20))))
                .startsWith("AADSTS90002");
    }

    @Test
    void nobody_there_and_a_stranger_there_are_unreachable() {
        var closed = new Registration(
                URI.create("https://127.0.0.1:1"), Tokens.TENANT, Tokens.CLIENT, Optional.of(entra.clientSockets()));
        var untrusted = new Registration(entra.authority(), Tokens.TENANT, Tokens.CLIENT, Optional.empty());

        assertThat(new AppOnlySource(closed, secret(SECRET)).obtain(waiting::add))
                .isInstanceOf(Unreachable.class);
        assertThat(new AppOnlySource(untrusted, secret(SECRET)).obtain(waiting::add))
                .isInstanceOf(Unreachable.class);
        assertThat(new DeviceCodeSource(untrusted, CLOCK, Duration.ofSeconds(20)).obtain(waiting::add))
                .isInstanceOf(Unreachable.class);
    }

    @Test
    void no_token_secret_or_code_reaches_a_log_or_a_text() {
        library.setLevel(Level.TRACE);
        library.setAdditive(false);
        library.addAppender(log);
        try {
            var source = app(SECRET);
            String token = obtained(source);
            String personal = obtained(device(), signsIn(SignIn.DONE));
            String refused = said(app("Abc8Q~another-planted-secret"));

            assertThat(log.list).isNotEmpty();
            assertThat(log.list.stream().map(TokenSourceTest::whole).toList())
                    .allSatisfy(line ->
                            assertThat(line).doesNotContain(SECRET, token, personal, "another-planted", "C9MEDIC42"));
            assertThat(source + " " + registration() + " " + refused + source.obtain(waiting::add))
                    .doesNotContain(SECRET, token.substring(0, 20));
        } finally {
            library.setLevel(Level.OFF);
            library.detachAppender(log);
            library.setAdditive(true);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.microsoftonline.com",
                "https://user@login.microsoftonline.com",
                "https://login.microsoftonline.com/tenant",
                "https://login.microsoftonline.com?a=b",
                "login.microsoftonline.com"
            })
    void an_authority_is_an_https_address_without_a_path(String authority) {
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Registration(URI.create(authority), Tokens.TENANT, Tokens.CLIENT, Optional.empty()))
                .withMessageContaining("authority");
    }

    @Test
    void what_is_no_certificate_with_its_key_is_refused(@TempDir Path folder) throws IOException {
        Path words = Files.writeString(
                folder.resolve("words.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
        Path giant = Files.writeString(folder.resolve("giant.pem"), "x".repeat(100_000));

        assertThat(List.of(words, giant, folder, folder.resolve("gone.pem")))
                .allMatch(file -> PemFile.read(file).isEmpty());
    }

    private static String whole(ILoggingEvent event) {
        return event.getFormattedMessage() + " "
                + Optional.ofNullable(event.getThrowableProxy())
                        .map(thrown -> thrown.getMessage())
                        .orElse("");
    }

    private Consumer<Waiting> signsIn(SignIn end) {
        return told -> {
            waiting.add(told);
            entra.set(entra.switches().withSignIn(end));
        };
    }

    private String obtained(TokenSource source) {
        return obtained(source, waiting::add);
    }

    private static String obtained(TokenSource source, Consumer<Waiting> told) {
        TokenOutcome.End end = source.obtain(told);
        assertThat(end).isInstanceOf(Obtained.class);
        return ((Obtained) end).token().revealTo(String::new);
    }

    private String said(TokenSource source) {
        TokenOutcome.End end = source.obtain(waiting::add);
        assertThat(end).isInstanceOf(Refused.class);
        return ((Refused) end).said();
    }

    private TokenSource app(String secret) {
        return new AppOnlySource(registration(), secret(secret));
    }

    private TokenSource device() {
        return device(Duration.ofSeconds(20));
    }

    private TokenSource device(Duration most) {
        return new DeviceCodeSource(registration(), CLOCK, most, Duration.ofMillis(10));
    }

    private Registration registration() {
        return at(Tokens.TENANT, Tokens.CLIENT);
    }

    private Registration at(String tenant, String client) {
        return new Registration(entra.authority(), tenant, client, Optional.of(entra.clientSockets()));
    }

    private static AppCredential secret(String value) {
        return new AppCredential.ClientSecret(new Secret(value.toCharArray()));
    }
}
