package org.smtpmedic.core.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.StageResult.Outcome.Failed;
import org.smtpmedic.core.probe.StageResult.Outcome.NotTested;
import org.smtpmedic.core.probe.StageResult.Outcome.Passed;
import org.smtpmedic.core.probe.StageResult.Outcome.Warning;
import org.smtpmedic.core.probe.target.Door;

/** Servers with certificates of every kind; a login is always at hand and never sent to a wrong one. */
@Timeout(60)
class CertificateStoriesTest {
    private static final Instant LAST_YEAR = Scenes.NOW.minus(Duration.ofDays(365));
    private static final Instant YESTERDAY = Scenes.NOW.minus(Duration.ofDays(1));
    private static final Instant TOMORROW = Scenes.NOW.plus(Duration.ofDays(1));
    private static final Instant NEXT_YEAR = Scenes.NOW.plus(Duration.ofDays(365));
    private static final TestAuthority AUTHORITY = new TestAuthority(LAST_YEAR, NEXT_YEAR);
    private static final List<String> OWN = List.of("mail.fabrikam.com");

    @Test
    void a_good_one_passes_and_shows_its_facts() throws IOException {
        var report = meet(AUTHORITY.server(2_048, YESTERDAY, NEXT_YEAR, OWN));
        var result = Probing.result(report, Stage.CERTIFICATE);
        assertThat(result.outcome()).isEqualTo(new Passed());
        assertThat(result.facts())
                .contains(
                        new Fact("Names", "mail.fabrikam.com"),
                        new Fact("Issued by", "CN=Test authority"),
                        new Fact("Valid until", "2027-11-21T09:08:07Z"),
                        new Fact("Key", "RSA 2048"),
                        new Fact("Certificates sent", "2"));
        assertThat(Probing.result(report, Stage.AUTH).outcome()).isInstanceOf(Failed.class);
    }

    @Test
    void a_star_covers_one_label() throws IOException {
        assertThat(certificate(AUTHORITY.server(2_048, YESTERDAY, NEXT_YEAR, List.of("*.fabrikam.com")))
                        .outcome())
                .isEqualTo(new Passed());
        for (String name : List.of("*.com", "*", "m*.fabrikam.com", "*.mail.fabrikam.com", "fabrikam.com")) {
            refused(AUTHORITY.server(2_048, YESTERDAY, NEXT_YEAR, List.of(name)), "No subject alternative DNS name");
        }
    }

    @Test
    void what_is_wrong_is_told_apart() throws IOException {
        refused(AUTHORITY.server(2_048, LAST_YEAR, YESTERDAY, OWN), "certificate has expired");
        refused(AUTHORITY.server(2_048, TOMORROW, NEXT_YEAR, OWN), "certificate is not yet valid");
        refused(
                AUTHORITY.server(2_048, YESTERDAY, NEXT_YEAR, List.of("mail.contoso.com")),
                "No subject alternative DNS name matching mail.fabrikam.com found");
        refused(AUTHORITY.server(2_048, YESTERDAY, NEXT_YEAR, List.of()), "No subject alternative DNS name");
        refused(TestAuthority.selfSigned(YESTERDAY, NEXT_YEAR, OWN), "self-signed");
        var stranger = new TestAuthority(LAST_YEAR, NEXT_YEAR);
        refused(stranger.server(2_048, YESTERDAY, NEXT_YEAR, OWN), "unable to find valid certification path");
        var old = new TestAuthority(LAST_YEAR, YESTERDAY);
        refused(old.server(2_048, LAST_YEAR, NEXT_YEAR, OWN), "certificate has expired");
    }

    @Test
    void what_will_hurt_soon_is_a_warning() throws IOException {
        var ending = certificate(AUTHORITY.server(2_048, YESTERDAY, TOMORROW, OWN));
        assertThat(ending.outcome()).isEqualTo(new Warning());
        assertThat(ending.explanation()).contains("two weeks");
        var weak = certificate(AUTHORITY.server(1_024, YESTERDAY, NEXT_YEAR, OWN));
        assertThat(weak.outcome()).isEqualTo(new Warning());
        assertThat(weak.facts()).contains(new Fact("Key", "RSA 1024"));
    }

    @Test
    void thousands_of_names_are_counted_and_not_listed() throws IOException {
        List<String> names = new ArrayList<>(OWN);
        for (int i = 0; i < 5_000; i++) {
            names.add(Integer.toString(i, 36));
        }
        var result = certificate(AUTHORITY.server(2_048, YESTERDAY, NEXT_YEAR, names));
        assertThat(result.outcome()).isEqualTo(new Passed());
        assertThat(result.facts()).contains(new Fact("Names", "mail.fabrikam.com, 0, 1, 2, 3 and 4996 more"));
    }

    @Test
    void a_certificate_beyond_all_measure_ends_the_handshake_in_words() throws IOException {
        List<String> names = new ArrayList<>(OWN);
        for (int i = 0; i < 5_000; i++) {
            names.add("host" + i + ".example.com");
        }
        var report = meet(AUTHORITY.server(2_048, YESTERDAY, NEXT_YEAR, names));
        assertThat(Probing.result(report, Stage.STARTTLS).outcome()).isEqualTo(new Passed());
        assertThat(Probing.result(report, Stage.TLS).explanation())
                .isEqualTo("The server's certificate is larger than clients accept.");
    }

    private static void refused(SSLSocketFactory server, String said) throws IOException {
        var report = meet(server);
        assertThat(Probing.result(report, Stage.STARTTLS).outcome()).isEqualTo(new Passed());
        assertThat(Probing.result(report, Stage.TLS).outcome()).isEqualTo(new Passed());
        assertThat(Probing.result(report, Stage.CERTIFICATE).outcome())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.said()).contains(said));
        assertThat(Probing.result(report, Stage.EHLO_AFTER_TLS).outcome()).isEqualTo(new NotTested());
        assertThat(report.transcript()).extracting(TranscriptLine::toString).endsWith("<- 220 2.0.0 ready");
    }

    private static StageResult certificate(SSLSocketFactory server) throws IOException {
        return Probing.result(meet(server), Stage.CERTIFICATE);
    }

    private static SubmissionReport meet(SSLSocketFactory server) throws IOException {
        try (var peer = RawPeer.start(line -> {
            Scenes.greet(line);
            line.answer("220 2.0.0 ready\r\n");
            line.secure(server);
            line.answer(Scenes.BEHIND_TLS);
            line.answer("535 5.7.3 Authentication unsuccessful\r\n");
        })) {
            var plan = new SubmissionPlan(
                    Optional.of(Probing.password()),
                    Optional.empty(),
                    false,
                    new Trust(Set.of(AUTHORITY.certificate())),
                    StageDeadlines.standard());
            return Probing.run(Probing.target("mail.fabrikam.com", Door.SUBMISSION, peer.port()), plan);
        }
    }
}
