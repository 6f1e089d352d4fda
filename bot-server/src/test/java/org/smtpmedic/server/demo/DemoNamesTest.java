package org.smtpmedic.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.SubmissionTarget;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.smtp.Trust;
import org.smtpmedic.core.probe.target.Door;
import org.smtpmedic.core.probe.target.TargetPolicy;
import org.smtpmedic.core.probe.target.VettedTarget;
import org.smtpmedic.server.MailPaths;
import org.smtpmedic.server.form.SecretForms;
import org.smtpmedic.simulator.M365Simulator;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.smtp.Limits;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;

/** What can be tested in the demo, wired as the demo does it. */
@Timeout(60)
class DemoNamesTest {
    private static final String MAILBOX = "scanner@contoso.com";
    private static final String PASSWORD = "Planted-p4ss";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T08:00:00Z"));

    private M365Simulator simulator;

    @BeforeEach
    void start() throws Exception {
        simulator = M365Simulator.start(
                0,
                new SimulatedMailbox(MAILBOX, PASSWORD, "unused-token"),
                Gates.allOpen().withSmtpAuthTenant(false),
                CLOCK,
                Limits.standard());
    }

    @AfterEach
    void stop() throws Exception {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({"contoso.com", "scanner@contoso.com", "smtp.office365.com:587", "localhost:PORT"})
    void every_way_to_name_the_tenant_reaches_its_refusal(String typed) {
        PathReport report = run(typed.replace("PORT", "" + simulator.port()), target -> true);
        assertThat(report.server()).isPresent();
        assertThat(report.refusal().orElseThrow()).contains("disabled for the Tenant");
        assertThat(report.toString()).doesNotContain(PASSWORD);
    }

    @Test
    void the_tenants_domain_is_set_up_but_for_its_dkim() {
        PathReport report = run("contoso.com", target -> true);
        assertThat(report.results())
                .filteredOn(
                        result -> List.of(Stage.ADDRESSES, Stage.MX, Stage.SPF).contains(result.stage()))
                .extracting(StageResult::outcome)
                .containsOnly(new Outcome.Passed());
    }

    @Test
    void a_password_goes_to_no_server_but_its_own() {
        PathReport report = run("smtp.office365.com:587", target -> false);
        assertThat(report.refusal()).isEmpty();
        assertThat(simulator.sessions().toString()).doesNotContain("speaker=CLIENT, text=AUTH");
    }

    @Test
    void other_servers_are_not_dialled() {
        for (String typed : List.of("192.0.2.1:25", "mail.fabrikam.com:25", "[::1]:465", "127.0.0.2:22")) {
            assertThat(run(typed, target -> true).refusal()).as(typed).isEmpty();
        }
        assertThat(simulator.sessions()).isEmpty();
    }

    private PathReport run(String typed, Predicate<VettedTarget> at) {
        var mailbox = new SubmissionTarget(
                simulator.host(),
                simulator.port(),
                MAILBOX,
                new Secret(PASSWORD.toCharArray()),
                MAILBOX,
                MAILBOX,
                Optional.empty());
        var names = new DemoNames();
        var tester = MailPaths.over(
                names,
                names,
                new TargetPolicy(Set.of(), Map.of(Door.SUBMISSION, simulator.port())),
                new Trust(Set.of(simulator.certificate())),
                Optional.of(new MailPaths.Login(mailbox, "smtp.office365.com:587", at)),
                new MailPaths.Logins(Optional.empty(), new SecretForms(Optional.empty(), CLOCK)),
                CLOCK);
        var request = ((PathRequest.Reading.Good) PathRequest.read(typed)).request();
        var live = new ArrayList<StageResult>();
        PathReport report = tester.run(request, live::add);
        assertThat(live).hasSize(Stage.values().length);
        return report;
    }
}
