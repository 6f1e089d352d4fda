package org.smtpmedic.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.core.testkit.Workbench.ALEX;
import static org.smtpmedic.core.testkit.Workbench.SAM;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.DnsResolver;
import org.smtpmedic.core.probe.dns.RecordType;
import org.smtpmedic.core.probe.domain.DomainProbe;
import org.smtpmedic.core.probe.path.PathProbe;
import org.smtpmedic.core.probe.smtp.Credential;
import org.smtpmedic.core.probe.smtp.StageDeadlines;
import org.smtpmedic.core.probe.smtp.SubmissionPlan;
import org.smtpmedic.core.probe.smtp.SubmissionProbe;
import org.smtpmedic.core.probe.smtp.Trust;
import org.smtpmedic.core.probe.target.Door;
import org.smtpmedic.core.probe.target.TargetGuard;
import org.smtpmedic.core.probe.target.TargetPolicy;
import org.smtpmedic.core.store.PathRuns;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.core.testkit.Workbench;
import org.smtpmedic.simulator.M365Simulator;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.play.Deed;
import org.smtpmedic.simulator.play.Interjection;
import org.smtpmedic.simulator.play.Moment;
import org.smtpmedic.simulator.smtp.Limits;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;
import org.smtpmedic.simulator.tls.TlsMode;

/** A server that refuses nothing in words and yet does not work: real sockets, the real catalogue, and the case that comes of it. */
@Timeout(120)
class TroubledServerTest {
    private static final String MAILBOX = "scanner@contoso.com";
    private static final String PASSWORD = "Planted-p4ss";
    private static final StageDeadlines SHORT = new StageDeadlines(Duration.ofSeconds(2));

    @TempDir
    Path folder;

    private Workbench bench;
    private M365Simulator microsoft;

    @BeforeEach
    void open() throws IOException {
        bench = Workbench.withTheCatalogue(TestDatabase.SQLITE.in(folder));
        microsoft = M365Simulator.start(
                0,
                new SimulatedMailbox(MAILBOX, PASSWORD, "unused-token"),
                Gates.allOpen(),
                bench.clock,
                Limits.standard());
        useTheProbe(microsoft.port());
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
        microsoft.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    TLS_1_0           | TLS         | tls-handshake-failed  | only TLS 1.0
                    TLS_1_1           | TLS         | tls-handshake-failed  | only TLS 1.1, TLS 1.0
                    EXPIRED           | CERTIFICATE | tls-cert-untrusted    | certificate has expired
                    NOT_YET_VALID     | CERTIFICATE | tls-cert-untrusted    | certificate is not yet valid
                    WRONG_NAME        | CERTIFICATE | tls-hostname-mismatch | No subject alternative DNS name matching smtp.office365.com
                    SELF_SIGNED       | CERTIFICATE | tls-cert-untrusted    | self-signed certificate
                    UNKNOWN_AUTHORITY | CERTIFICATE | tls-cert-untrusted    | unable to find valid certification path
                    """)
    void bad_tls_is_named_as_what_it_is_and_becomes_a_case(TlsMode mode, Stage stage, String cause, String said) {
        microsoft.set(mode);
        var run = tested(0, cause + " FIRST");

        bench.awaitCard("case:N1:1", "DIAGNOSED " + cause);
        assertThat(run.hasPassed(Stage.STARTTLS)).isTrue();
        assertThat(outcome(run, stage))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.said()).contains(said));
        assertThat(outcome(run, Stage.AUTH)).isEqualTo(new Outcome.NotTested());
        assertThat(bench.openCase().current().finding().origin()).isEqualTo(Finding.Origin.TEST);
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"CONNECT", "EHLO", "STARTTLS", "AUTH"})
    void a_dropped_line_becomes_a_case(Moment moment) {
        microsoft.interject(Optional.of(new Interjection(moment, Duration.ZERO, new Deed.HangUp())));
        tested(0, "connection-dropped FIRST");
        bench.awaitCard("case:N1:1", "DIAGNOSED connection-dropped");
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"CONNECT", "EHLO", "STARTTLS"})
    void a_server_that_says_nothing_becomes_a_case(Moment moment) {
        microsoft.interject(Optional.of(new Interjection(moment, Duration.ZERO, new Deed.Silence())));
        tested(0, "connection-timeout FIRST");
        bench.awaitCard("case:N1:1", "DIAGNOSED connection-timeout");
    }

    @Test
    void silence_behind_a_login_is_no_matter_of_the_network() {
        microsoft.interject(Optional.of(new Interjection(Moment.AUTH, Duration.ZERO, new Deed.Silence())));
        tested(0, "- FIRST");
        bench.awaitCard("case:N1:1", "DIAGNOSED");
        var finding = bench.openCase().current().finding();
        assertThat(finding.verdict()).isEqualTo(Finding.Verdict.UNKNOWN);
        assertThat(finding.quote().orElseThrow().marked()).isEqualTo("No reply to \"AUTH\" within 2 s");
        assertThat(finding.meaning()).contains("Nothing came within 2 s.");
    }

    @Test
    void a_shut_port_becomes_a_case() throws IOException {
        microsoft.close();
        tested(0, "connection-refused FIRST");
        bench.awaitCard("case:N1:1", "DIAGNOSED connection-refused");
    }

    @Test
    void a_name_without_an_address_becomes_a_case_and_can_be_retested() {
        var run = tested(0, "smtp.contoso.com:587", "dns-failure FIRST");
        bench.awaitCard("case:N1:1", "DIAGNOSED dns-failure");
        assertThat(run.hasTested()).isFalse();
        bench.presses(ALEX, new CardAction.RetestAlone(run.id()));
        bench.awaitCard(retest(), "retesting 0");
    }

    @Test
    void one_trouble_after_the_other_is_told_as_a_change_until_it_works() {
        microsoft.set(TlsMode.EXPIRED);
        tested(0, "tls-cert-untrusted FIRST");
        microsoft.set(TlsMode.SELF_SIGNED);
        tested(1, "tls-cert-untrusted SAME moved=[CERTIFICATE]");
        tested(2, "tls-cert-untrusted SAME moved=[]");

        microsoft.set(TlsMode.GOOD);
        microsoft.set(Gates.allOpen().withSmtpAuthTenant(false));
        tested(3, "tenant-smtp-auth-disabled CHANGED");
        bench.awaitCard("case:N1:4", "DIAGNOSED tenant-smtp-auth-disabled");

        microsoft.set(Gates.allOpen());
        tested(4, "- GONE");
        bench.awaitQuiet();
        assertThat(bench.openCase().current().finding().causeId()).contains("tenant-smtp-auth-disabled");
    }

    @Test
    void a_retest_by_itself_tells_the_case_of_the_change_and_of_the_end() {
        microsoft.set(TlsMode.EXPIRED);
        var run = tested(0, "smtp.office365.com:587", "tls-cert-untrusted FIRST");
        bench.presses(SAM, new CardAction.RetestAlone(run.id()));
        bench.awaitCard(retest(), "retesting 0");

        microsoft.set(TlsMode.GOOD);
        microsoft.set(Gates.allOpen().withSmtpAuthTenant(false));
        bench.turn(Duration.ofMinutes(15));
        bench.awaitCard("case:N1:2", "DIAGNOSED tenant-smtp-auth-disabled");

        microsoft.set(Gates.allOpen());
        bench.turn(Duration.ofMinutes(15));
        bench.awaitCard(retest(), "retesting 2 WORKS");
        bench.awaitQuiet();
        assertThat(bench.openCase().current().finding().verdict()).isEqualTo(Finding.Verdict.WORKS);
    }

    private PathRun tested(int number, String expected) {
        return tested(number, "contoso.com", expected);
    }

    private String retest() {
        bench.platform.await("a series", () -> !bench.platform.slots("retest:").isEmpty());
        return bench.platform.slots("retest:").getFirst();
    }

    /** Time passes before each: nobody may test as often as they like. */
    private PathRun tested(int number, String target, String expected) {
        bench.turn(Duration.ofMinutes(10));
        bench.commands(ALEX, target);
        bench.platform.await("a card", () -> bench.platform.slots("test:").size() > number);
        var slot = bench.platform.slots("test:").get(number);
        bench.awaitCard(slot, "tested " + expected);
        bench.awaitQuiet();
        return new PathRuns(bench.database)
                .byId(slot.substring("test:".length()))
                .orElseThrow();
    }

    private static Outcome outcome(PathRun run, Stage stage) {
        return run.results().stream()
                .filter(result -> result.stage() == stage)
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private void useTheProbe(int port) {
        DnsResolver zone = _ -> (name, type) -> name.equals("contoso.com") && type == RecordType.MX
                ? new Answer.Found(
                        List.of(new DnsRecord.Exchange(0, "contoso-com.mail.protection.outlook.com")),
                        Answer.Path.DIRECT)
                : new Answer.NoName(Answer.Path.DIRECT);
        var policy = new TargetPolicy(Set.of("smtp.contoso.com"), Map.of(Door.SUBMISSION, port));
        var probe = new PathProbe(
                zone,
                new DomainProbe(zone, bench.clock),
                new TargetGuard(
                        policy,
                        name -> name.equals("smtp.contoso.com")
                                ? List.of()
                                : List.of(InetAddress.ofLiteral("127.0.0.1"))),
                new SubmissionProbe(bench.clock),
                "smtp.office365.com:587");
        var login = new SubmissionPlan(
                Optional.of(new Credential.Password(MAILBOX, new Secret(PASSWORD.toCharArray()))),
                Optional.empty(),
                false,
                new Trust(Set.of(microsoft.certificate())),
                SHORT);
        bench.nextPathTest = (request, progress) -> probe.run(request, login, progress);
    }
}
