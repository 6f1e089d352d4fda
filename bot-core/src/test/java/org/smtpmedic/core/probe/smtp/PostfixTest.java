package org.smtpmedic.core.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.StageResult.Outcome.Failed;
import org.smtpmedic.core.probe.StageResult.Outcome.NotTested;
import org.smtpmedic.core.probe.StageResult.Outcome.Passed;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.DnsResolver;
import org.smtpmedic.core.probe.dns.RecordType;
import org.smtpmedic.core.probe.domain.DomainProbe;
import org.smtpmedic.core.probe.path.PathProbe;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.target.Door;
import org.smtpmedic.core.probe.target.TargetGuard;
import org.smtpmedic.core.probe.target.TargetPolicy;

/** Every stage against a mail server that we did not write. */
@Timeout(60)
@Tag("postfix")
class PostfixTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final long LONG_AGO = 1_577_836_800;
    private static final long FAR_AHEAD = 4_102_444_800L;
    private static final TestAuthority AUTHORITY =
            new TestAuthority(Scenes.NOW.minus(DAY), Scenes.NOW.plus(DAY.multipliedBy(400)));
    private static final String NO_LOGIN = "smtpd_sasl_auth_enable = no";
    private static final Envelope OUTWARD = new Envelope(Probing.USER, "someone@example.com");
    private static final Envelope INWARD = new Envelope("someone@example.com", "office@fabrikam.com");

    @TempDir
    private static Path folder;

    private static PostfixPeer postfix;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Map<String, List<String>> services = new LinkedHashMap<>();
        services.put("submission", List.of());
        services.put("relay", List.of(NO_LOGIN));
        services.put("implicit", List.of("smtpd_tls_wrappermode = yes"));
        services.put("small", List.of("message_size_limit = 100"));
        services.put("closed", List.of("smtpd_client_restrictions = permit_sasl_authenticated, reject"));
        services.put("clear", List.of("smtpd_tls_security_level = none", NO_LOGIN));
        var issued = AUTHORITY.issue(
                2_048, Scenes.NOW.minus(DAY), Scenes.NOW.plus(DAY.multipliedBy(365)), List.of("mail.fabrikam.com"));
        postfix = PostfixPeer.start(folder, issued.pem(), services);
    }

    @AfterAll
    static void stop() {
        postfix.close();
    }

    @Test
    void a_right_login_goes_the_whole_way_to_an_accepted_mail() {
        var report = run("submission", Door.SUBMISSION, Optional.of(Probing.password()), Optional.of(OUTWARD), true);

        assertThat(report.results())
                .filteredOn(result -> result.stage() != Stage.PORT_25 && result.stage() != Stage.PORT_465)
                .allSatisfy(result ->
                        assertThat(result.outcome()).as(result.toString()).isEqualTo(new Passed()));
        assertThat(facts(report, Stage.BANNER)).contains("mail.fabrikam.com ESMTP Postfix");
        assertThat(facts(report, Stage.EHLO)).contains("STARTTLS").doesNotContain("AUTH");
        assertThat(facts(report, Stage.TLS)).contains("TLSv1.3");
        assertThat(facts(report, Stage.CERTIFICATE)).contains("mail.fabrikam.com", "CN=Test authority");
        assertThat(facts(report, Stage.EHLO_AFTER_TLS)).contains("AUTH").doesNotContain("STARTTLS");
        assertThat(facts(report, Stage.AUTH_OFFERED)).contains("PLAIN", "LOGIN", "XOAUTH2");
        assertThat(facts(report, Stage.MESSAGE)).contains("250 2.0.0 Ok: queued as");
        assertThat(report.refusal()).isEmpty();
    }

    @Test
    void the_whole_path_of_a_domain_leads_from_its_mx_record_to_an_accepted_mail() throws IOException {
        DnsResolver zone = _ -> (name, type) -> name.equals("fabrikam.com") && type == RecordType.MX
                ? new Answer.Found(List.of(new DnsRecord.Exchange(10, "mail.fabrikam.com")), Answer.Path.DIRECT)
                : new Answer.NoName(Answer.Path.DIRECT);
        var doors = Map.of(
                Door.SUBMISSION, postfix.port("submission"),
                Door.RELAY, postfix.port("relay"),
                Door.IMPLICIT_TLS, postfix.port("implicit"));
        var clock = InstantSource.fixed(Scenes.NOW);
        var probe = new PathProbe(
                zone,
                new DomainProbe(zone, clock),
                new TargetGuard(new TargetPolicy(Set.of(), doors), _ -> List.of(InetAddress.ofLiteral("127.0.0.1"))),
                new SubmissionProbe(clock),
                "smtp.office365.com:587");
        var domain = ((PathRequest.Reading.Good) PathRequest.read("fabrikam.com")).request();

        var report = probe.run(domain, plan(Optional.empty(), Optional.of(INWARD), true), _ -> {});

        assertThat(report.server())
                .hasValueSatisfying(server -> assertThat(server).startsWith("mail.fabrikam.com:"));
        assertThat(report.results()).hasSize(Stage.values().length);
        assertThat(report.results())
                .filteredOn(result ->
                        EnumSet.range(Stage.PORT_587, Stage.CERTIFICATE).contains(result.stage()))
                .allMatch(result -> result.outcome().equals(new Passed()));
        assertThat(report.results().getLast().outcome()).as(report.toString()).isEqualTo(new Passed());
        assertThat(report.refusal()).isEmpty();
    }

    @Test
    void a_wrong_password_is_refused_at_the_login_and_stays_unseen() {
        var wrong = new Credential.Password(Probing.USER, new Secret("planted wrong one".toCharArray()));
        var report = run("submission", Door.SUBMISSION, Optional.of(wrong), Optional.of(OUTWARD), false);

        assertFailed(report, Stage.AUTH, "535 5.7.8 Error: authentication failed");
        assertThat(Probing.result(report, Stage.ENVELOPE).outcome()).isEqualTo(new NotTested());
        assertThat(report.toString()).doesNotContain("planted wrong one").doesNotContain("cGxhbnRlZCB3");
    }

    @Test
    void a_token_logs_in_and_an_expired_one_is_refused_after_its_challenge() {
        var good = run("submission", token(FAR_AHEAD));
        assertThat(Probing.result(good, Stage.AUTH).outcome())
                .as(good.toString())
                .isEqualTo(new Passed());

        var expired = run("submission", token(LONG_AGO));
        assertFailed(expired, Stage.AUTH, "535 5.7.8 Error: authentication failed");
        assertThat(facts(expired, Stage.AUTH)).contains("Challenge", "\"status\":\"401\"");
        assertThat(good + expired.toString())
                .doesNotContain(DovecotLogins.token(FAR_AHEAD))
                .doesNotContain(DovecotLogins.token(LONG_AGO));
    }

    @Test
    void without_a_login_nothing_goes_out_to_strangers() {
        var report = run("submission", Door.SUBMISSION, Optional.empty(), Optional.of(OUTWARD), false);
        assertThat(Probing.result(report, Stage.AUTH).outcome()).isEqualTo(new NotTested());
        assertFailed(report, Stage.ENVELOPE, "554 5.7.1 <someone@example.com>: Relay access denied");
        assertThat(report.refusal().orElseThrow()).contains("-> RCPT TO:<someone@example.com>\n<** 554 5.7.1");
    }

    @Test
    void a_server_that_wants_a_login_first_says_so_at_the_recipient() {
        var report = run("closed", Door.SUBMISSION, Optional.empty(), Optional.of(INWARD), false);
        assertFailed(report, Stage.ENVELOPE, "Client host rejected: Access denied");
    }

    @Test
    void somebody_elses_address_is_no_sender() {
        var report = run(
                "submission",
                Door.SUBMISSION,
                Optional.of(Probing.password()),
                Optional.of(new Envelope("boss@fabrikam.com", "someone@example.com")),
                false);
        assertFailed(
                report, Stage.ENVELOPE, "553 5.7.1 <boss@fabrikam.com>: Sender address rejected: not owned by user");
    }

    @Test
    void port_25_takes_mail_for_its_own_domain_and_no_other() {
        var own = run("relay", Door.RELAY, Optional.empty(), Optional.of(INWARD), true);
        assertThat(Probing.result(own, Stage.AUTH_OFFERED).outcome()).isEqualTo(new Passed());
        assertThat(Probing.result(own, Stage.MESSAGE).outcome()).isEqualTo(new Passed());

        var foreign = run("relay", Door.RELAY, Optional.empty(), Optional.of(OUTWARD), true);
        assertFailed(foreign, Stage.ENVELOPE, "Relay access denied");
        assertThat(Probing.result(foreign, Stage.MESSAGE).outcome()).isEqualTo(new NotTested());
    }

    @Test
    void a_login_at_a_port_that_takes_none_is_not_sent() {
        var report = run("relay", Door.RELAY, Optional.of(Probing.password()), Optional.empty(), false);
        assertFailed(report, Stage.AUTH_OFFERED, "No authentication mechanisms supported");
        assertThat(report.transcript()).extracting(TranscriptLine::toString).noneMatch(line -> line.contains("AUTH"));
    }

    @Test
    void tls_from_the_first_byte() {
        var report = run("implicit", Door.IMPLICIT_TLS, Optional.of(Probing.password()), Optional.of(OUTWARD), true);
        assertThat(Probing.result(report, Stage.STARTTLS).outcome()).isEqualTo(new NotTested());
        assertThat(Probing.result(report, Stage.MESSAGE).outcome()).isEqualTo(new Passed());
    }

    @Test
    void a_mail_beyond_the_servers_size_is_refused_as_such() {
        var report = run("small", Door.SUBMISSION, Optional.of(Probing.password()), Optional.of(OUTWARD), true);
        assertThat(facts(report, Stage.EHLO)).contains("SIZE 100");
        assertThat(Probing.result(report, Stage.ENVELOPE).outcome()).isEqualTo(new Passed());
        assertFailed(report, Stage.MESSAGE, "552 5.3.4 Error: message file too big");
    }

    @Test
    void a_server_without_tls_gets_no_secret() {
        var report = run("clear", Door.SUBMISSION, Optional.of(Probing.password()), Optional.of(OUTWARD), true);
        assertFailed(report, Stage.STARTTLS, "STARTTLS is required but host does not support STARTTLS");
        assertThat(Probing.result(report, Stage.AUTH).outcome()).isEqualTo(new NotTested());
    }

    private static void assertFailed(SubmissionReport report, Stage stage, String said) {
        StageResult result = Probing.result(report, stage);
        assertThat(result.outcome())
                .as(report.toString())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.said()).contains(said));
    }

    private static String facts(SubmissionReport report, Stage stage) {
        return Probing.result(report, stage).facts().stream()
                .map(Fact::toString)
                .toList()
                .toString();
    }

    private static Optional<Credential> token(long expiry) {
        return Optional.of(Probing.token(DovecotLogins.token(expiry)));
    }

    private static SubmissionReport run(String service, Optional<Credential> credential) {
        return run(service, Door.SUBMISSION, credential, Optional.empty(), false);
    }

    private static SubmissionReport run(
            String service, Door door, Optional<Credential> credential, Optional<Envelope> envelope, boolean send) {
        var plan = plan(credential, envelope, send);
        return Probing.run(Probing.target("mail.fabrikam.com", door, postfix.port(service)), plan);
    }

    private static SubmissionPlan plan(Optional<Credential> credential, Optional<Envelope> envelope, boolean send) {
        var trust = new Trust(Set.of(AUTHORITY.certificate()));
        return new SubmissionPlan(credential, envelope, send, trust, StageDeadlines.standard());
    }
}
