package org.smtpmedic.core.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.StageResult.Outcome.Failed;
import org.smtpmedic.core.probe.StageResult.Outcome.NotTested;
import org.smtpmedic.core.probe.StageResult.Outcome.Passed;
import org.smtpmedic.core.probe.smtp.TestAuthority.Issued;
import org.smtpmedic.core.probe.target.Door;

/** Old TLS and odd certificates, as OpenSSL serves them: never "no STARTTLS", and never a login. */
@Timeout(60)
@Tag("postfix")
class PostfixTlsTest {
    private static final Instant LAST_YEAR = Scenes.NOW.minus(Duration.ofDays(365));
    private static final Instant YESTERDAY = Scenes.NOW.minus(Duration.ofDays(1));
    private static final Instant TOMORROW = Scenes.NOW.plus(Duration.ofDays(1));
    private static final Instant NEXT_YEAR = Scenes.NOW.plus(Duration.ofDays(365));
    private static final TestAuthority AUTHORITY = new TestAuthority(LAST_YEAR, NEXT_YEAR);
    private static final TestAuthority BELOW = AUTHORITY.below(LAST_YEAR, NEXT_YEAR);
    private static final List<String> OWN = List.of("mail.fabrikam.com");
    private static final List<String> OLD_CIPHERS =
            List.of("tls_medium_cipherlist = ALL:@SECLEVEL=0", "tls_high_cipherlist = ALL:@SECLEVEL=0");

    @TempDir
    private static Path folder;

    private static PostfixPeer postfix;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Map<String, List<String>> services = new LinkedHashMap<>();
        services.put("good", List.of());
        services.put("only TLS 1.0", versions(">=TLSv1, <=TLSv1"));
        services.put("only TLS 1.1", versions(">=TLSv1.1, <=TLSv1.1"));
        services.put("both old ones", versions(">=TLSv1, <=TLSv1.1"));
        services.put("only TLS 1.2", versions(">=TLSv1.2, <=TLSv1.2"));
        for (Map.Entry<String, Issued> server : certificates().entrySet()) {
            String file = server.getKey().replace(' ', '-') + ".pem";
            Files.writeString(folder.resolve(file), server.getValue().pem());
            services.put(server.getKey(), List.of("smtpd_tls_chain_files = " + folder.resolve(file)));
        }
        postfix = PostfixPeer.start(
                folder, BELOW.issue(2_048, YESTERDAY, NEXT_YEAR, OWN).pem(), services);
    }

    @AfterAll
    static void stop() {
        postfix.close();
    }

    private static Map<String, Issued> certificates() {
        Map<String, Issued> servers = new LinkedHashMap<>();
        servers.put("expired", AUTHORITY.issue(2_048, LAST_YEAR, YESTERDAY, OWN));
        servers.put("not yet valid", AUTHORITY.issue(2_048, TOMORROW, NEXT_YEAR, OWN));
        servers.put("wrong name", AUTHORITY.issue(2_048, YESTERDAY, NEXT_YEAR, List.of("mail.contoso.com")));
        servers.put("self-signed", TestAuthority.issueSelfSigned(YESTERDAY, NEXT_YEAR, OWN));
        servers.put("incomplete", BELOW.issue(2_048, YESTERDAY, NEXT_YEAR, OWN).alone());
        servers.put("short names", AUTHORITY.issue(2_048, YESTERDAY, NEXT_YEAR, names("", "")));
        servers.put("long names", AUTHORITY.issue(2_048, YESTERDAY, NEXT_YEAR, names("host", ".example.com")));
        return servers;
    }

    private static List<String> names(String start, String end) {
        List<String> names = new ArrayList<>(OWN);
        for (int i = 0; i < 5_000; i++) {
            names.add(start + Integer.toString(i, 36) + end);
        }
        return names;
    }

    private static List<String> versions(String range) {
        List<String> options = new ArrayList<>(OLD_CIPHERS);
        options.add("smtpd_tls_protocols = " + range);
        return options;
    }

    @Test
    void a_chain_with_one_in_between_is_followed() {
        var report = meet("good");
        assertThat(Probing.result(report, Stage.CERTIFICATE).outcome()).isEqualTo(new Passed());
        assertThat(Probing.result(report, Stage.CERTIFICATE).facts()).contains(new Fact("Certificates sent", "3"));
        assertThat(Probing.result(report, Stage.AUTH).outcome()).isEqualTo(new Passed());
    }

    @ParameterizedTest
    @CsvSource({
        "only TLS 1.0, 'TLS 1.0'",
        "only TLS 1.1, 'TLS 1.1'",
        "both old ones, 'TLS 1.1, TLS 1.0'",
    })
    void a_server_of_yesterday_is_called_old_and_not_without_tls(String service, String versions) {
        var report = meet(service);
        assertThat(Probing.result(report, Stage.STARTTLS).outcome()).isEqualTo(new Passed());
        StageResult tls = Probing.result(report, Stage.TLS);
        assertThat(tls.explanation())
                .startsWith("The server speaks only TLS 1.")
                .contains("too old");
        assertThat(tls.facts()).containsExactly(new Fact("The server speaks", versions));
        assertThat(said(tls)).contains("protocol_version", versions);
        assertThat(Probing.result(report, Stage.AUTH).outcome()).isEqualTo(new NotTested());
    }

    @Test
    void tls_1_2_is_good_enough() {
        StageResult tls = Probing.result(meet("only TLS 1.2"), Stage.TLS);
        assertThat(tls.outcome()).isEqualTo(new Passed());
        assertThat(tls.facts()).contains(new Fact("TLS version", "TLSv1.2"));
    }

    @ParameterizedTest
    @CsvSource({
        "expired, certificate has expired, has expired",
        "not yet valid, certificate is not yet valid, not valid yet",
        "wrong name, No subject alternative DNS name matching mail.fabrikam.com found, other names",
        "self-signed, self-signed certificate, self-signed",
        "incomplete, unable to find valid certification path, its own certificate alone",
    })
    void a_wrong_certificate_is_told_by_its_own_fault(String service, String said, String explanation) {
        var report = meet(service);
        assertThat(Probing.result(report, Stage.STARTTLS).outcome()).isEqualTo(new Passed());
        assertThat(Probing.result(report, Stage.TLS).outcome()).isEqualTo(new Passed());
        StageResult certificate = Probing.result(report, Stage.CERTIFICATE);
        assertThat(said(certificate)).contains(said);
        assertThat(certificate.explanation()).contains(explanation);
        assertThat(report.results())
                .filteredOn(result -> result.stage().compareTo(Stage.CERTIFICATE) > 0)
                .allMatch(result -> result.outcome().equals(new NotTested()));
    }

    @Test
    void five_thousand_names_are_counted() {
        StageResult certificate = Probing.result(meet("short names"), Stage.CERTIFICATE);
        assertThat(certificate.outcome()).isEqualTo(new Passed());
        assertThat(certificate.facts()).contains(new Fact("Names", "mail.fabrikam.com, 0, 1, 2, 3 and 4996 more"));
    }

    @Test
    void five_thousand_long_names_are_more_than_clients_accept() {
        var report = meet("long names");
        assertThat(Probing.result(report, Stage.STARTTLS).outcome()).isEqualTo(new Passed());
        assertThat(Probing.result(report, Stage.TLS).explanation())
                .isEqualTo("The server's certificate is larger than clients accept.");
    }

    private static String said(StageResult result) {
        assertThat(result.outcome()).as(result.toString()).isInstanceOf(Failed.class);
        return ((Failed) result.outcome()).said();
    }

    private static SubmissionReport meet(String service) {
        var plan = new SubmissionPlan(
                Optional.of(Probing.password()),
                Optional.empty(),
                false,
                new Trust(Set.of(AUTHORITY.certificate())),
                StageDeadlines.standard());
        return Probing.run(Probing.target("mail.fabrikam.com", Door.SUBMISSION, postfix.port(service)), plan);
    }
}
