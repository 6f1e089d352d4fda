package org.smtpmedic.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.SubmissionTarget;
import org.smtpmedic.core.probe.dns.DnsResolver;
import org.smtpmedic.core.probe.dns.WireResolver;
import org.smtpmedic.core.probe.domain.DomainProbe;
import org.smtpmedic.core.probe.path.LoginTester;
import org.smtpmedic.core.probe.path.PathProbe;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.path.PathTester;
import org.smtpmedic.core.probe.smtp.Credential;
import org.smtpmedic.core.probe.smtp.Envelope;
import org.smtpmedic.core.probe.smtp.StageDeadlines;
import org.smtpmedic.core.probe.smtp.SubmissionPlan;
import org.smtpmedic.core.probe.smtp.SubmissionProbe;
import org.smtpmedic.core.probe.smtp.Trust;
import org.smtpmedic.core.probe.target.HostResolver;
import org.smtpmedic.core.probe.target.SystemResolver;
import org.smtpmedic.core.probe.target.TargetGuard;
import org.smtpmedic.core.probe.target.TargetPolicy;
import org.smtpmedic.core.probe.target.VettedTarget;
import org.smtpmedic.server.config.AppAccess;
import org.smtpmedic.server.form.SecretForms;

/** Makes the tester of mail paths. */
public final class MailPaths {
    private static final Duration NAME_LOOKUP = Duration.ofSeconds(5);
    private static final String SUBMISSION = "smtp.office365.com:587";

    private MailPaths() {}

    /**
     * A mailbox to log in with, and the only server that its password may be sent to.
     *
     * @param server that server, as somebody would type it
     */
    public record Login(SubmissionTarget mailbox, String server, Predicate<VettedTarget> at) {}

    /**
     * What else a login can be tested with.
     *
     * @param app the operator's app registration, where one is configured
     * @param forms the one-time forms for a password
     */
    public record Logins(Optional<AppAccess> app, SecretForms forms) {}

    /** Over the network as this system is set to use it. The configured mailbox logs in at its own server and no other. */
    public static PathTester ofSystem(
            Set<String> allowedHosts, Optional<SubmissionTarget> mailbox, Logins logins, InstantSource clock) {
        return over(
                WireResolver.ofSystem(),
                new SystemResolver(NAME_LOOKUP),
                new TargetPolicy(allowedHosts, Map.of()),
                Trust.ofThisJava(),
                mailbox.map(box -> new Login(box, box.host() + ":" + box.port(), target -> isServerOf(box, target))),
                logins,
                clock);
    }

    /** Over the given means. */
    public static PathTester over(
            DnsResolver dns,
            HostResolver hosts,
            TargetPolicy policy,
            Trust trust,
            Optional<Login> login,
            Logins logins,
            InstantSource clock) {
        var probe = new PathProbe(
                dns,
                new DomainProbe(dns, clock),
                new TargetGuard(policy, hosts),
                new SubmissionProbe(clock),
                SUBMISSION);
        return new Tester(
                probe, login, trust, new ConfiguredLogins(probe, trust, login, logins.app(), logins.forms(), clock));
    }

    private record Tester(PathProbe probe, Optional<Login> login, Trust trust, LoginTester withLogin)
            implements PathTester {
        @Override
        public PathReport run(PathRequest request, Consumer<StageResult> progress) {
            return probe.run(request, target -> plan(target, login, trust), progress);
        }

        @Override
        public Optional<String> ownServer() {
            return login.map(Login::server);
        }

        @Override
        public Optional<LoginTester> logins() {
            return Optional.of(withLogin);
        }
    }

    private static boolean isServerOf(SubmissionTarget mailbox, VettedTarget target) {
        return mailbox.host().equalsIgnoreCase(target.host())
                && target.port(target.door()).equals(OptionalInt.of(mailbox.port()));
    }

    private static SubmissionPlan plan(VettedTarget target, Optional<Login> login, Trust trust) {
        return login.filter(each -> each.at().test(target))
                .map(Login::mailbox)
                .map(mailbox -> new SubmissionPlan(
                        Optional.of(new Credential.Password(mailbox.user(), mailbox.password())),
                        Optional.of(new Envelope(mailbox.sender(), mailbox.recipient())),
                        false,
                        trust,
                        StageDeadlines.standard()))
                .orElseGet(() -> SubmissionPlan.look(trust));
    }
}
