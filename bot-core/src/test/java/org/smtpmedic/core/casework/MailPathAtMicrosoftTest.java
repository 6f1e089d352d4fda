package org.smtpmedic.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.core.testkit.Workbench.ALEX;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.probe.Secret;
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
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.core.testkit.Workbench;
import org.smtpmedic.simulator.M365Simulator;
import org.smtpmedic.simulator.gates.Account;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.smtp.Limits;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;

/** {@code /smtp-test} with the real stages against the simulated Microsoft 365. */
@Timeout(120)
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MailPathAtMicrosoftTest {
    private static final String MAILBOX = "scanner@contoso.com";
    private static final String PASSWORD = "Planted-p4ss";

    @TempDir
    Path folder;

    private final TestDatabase kind;

    MailPathAtMicrosoftTest(TestDatabase kind) {
        this.kind = kind;
    }

    @Test
    void a_refused_login_of_a_domain_becomes_a_case_and_the_password_stays_where_it_was() throws Exception {
        try (var bench = new Workbench(kind.in(folder), false);
                var microsoft = M365Simulator.start(
                        0,
                        new SimulatedMailbox(MAILBOX, PASSWORD, "unused-token"),
                        Gates.allOpen().withAccount(Account.PASSWORD_CHANGED),
                        bench.clock,
                        Limits.standard())) {
            PathProbe probe = probe(bench, microsoft);
            var login = new SubmissionPlan(
                    Optional.of(new Credential.Password(MAILBOX, new Secret(PASSWORD.toCharArray()))),
                    Optional.empty(),
                    false,
                    new Trust(Set.of(microsoft.certificate())),
                    StageDeadlines.standard());
            bench.nextPathTest = (request, progress) -> probe.run(request, login, progress);

            bench.commands(ALEX, "contoso.com");
            bench.platform.await("a card", () -> bench.platform.slots("test:").size() == 1);
            var slot = bench.platform.slots("test:").getFirst();
            bench.awaitCard(slot, "tested bad-credentials FIRST");
            bench.awaitCard("case:N1:1", "DIAGNOSED bad-credentials");
            var run = new org.smtpmedic.core.store.PathRuns(bench.database)
                    .byId(slot.substring("test:".length()))
                    .orElseThrow();
            assertThat(run.server()).contains("smtp.office365.com:587");
            assertThat(run.toString()).doesNotContain(PASSWORD);
        }
    }

    private static PathProbe probe(Workbench bench, M365Simulator microsoft) {
        DnsResolver zone = _ -> (name, type) -> name.equals("contoso.com") && type == RecordType.MX
                ? new Answer.Found(
                        List.of(new DnsRecord.Exchange(0, "contoso-com.mail.protection.outlook.com")),
                        Answer.Path.DIRECT)
                : new Answer.NoName(Answer.Path.DIRECT);
        var policy = new TargetPolicy(Set.of(), Map.of(Door.SUBMISSION, microsoft.port()));
        return new PathProbe(
                zone,
                new DomainProbe(zone, bench.clock),
                new TargetGuard(policy, _ -> List.of(InetAddress.ofLiteral("127.0.0.1"))),
                new SubmissionProbe(bench.clock),
                "smtp.office365.com:587");
    }
}
