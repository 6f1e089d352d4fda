package org.smtpmedic.core.probe.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.target.Door;
import org.smtpmedic.core.probe.target.TargetGuard;
import org.smtpmedic.core.probe.target.TargetPolicy;
import org.smtpmedic.core.probe.target.TargetVerdict.Allowed;
import org.smtpmedic.core.probe.target.VettedTarget;

/** The whole probe against a server on loopback. */
final class Probing {
    static final String USER = "scanner@contoso.com";
    static final String PASSWORD = "Planted p@ss:w%rd/+ü";
    static final Duration LONG = Duration.ofSeconds(20);
    static final Trust TRUST = new Trust(Set.of(Scenes.IDENTITY.certificate()));

    private Probing() {}

    static VettedTarget target(String host, Door door, int port) {
        var policy = new TargetPolicy(Set.of("mail.fabrikam.com"), Map.of(door, port));
        var guard = new TargetGuard(policy, name -> List.of(InetAddress.ofLiteral("127.0.0.1")));
        return ((Allowed) guard.judge(host + ":" + door.port(), Set.of())).target();
    }

    static VettedTarget target(int port) {
        return target("localhost", Door.SUBMISSION, port);
    }

    static Credential password() {
        return new Credential.Password(USER, new Secret(PASSWORD.toCharArray()));
    }

    static Credential token(String token) {
        return new Credential.Token(USER, new Secret(token.toCharArray()));
    }

    static SubmissionPlan login(Credential credential, Duration most) {
        return new SubmissionPlan(Optional.of(credential), Optional.empty(), false, TRUST, new StageDeadlines(most));
    }

    static SubmissionReport run(VettedTarget target, SubmissionPlan plan) {
        return new SubmissionProbe(InstantSource.fixed(Scenes.NOW)).run(target, plan, result -> {});
    }

    static StageResult result(SubmissionReport report, Stage stage) {
        return report.results().stream()
                .filter(result -> result.stage() == stage)
                .findFirst()
                .orElseThrow();
    }
}
