package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.smtpmedic.core.probe.smtp.HostileScenarios.Scenario;

/** The program of {@link SmallHeapTest}: probes every hostile server, whose ports it is told, and tells how each test ended. */
final class SmallHeapProbe {
    static final String LEFT = "watchdogs left";

    private SmallHeapProbe() {}

    /** {@code arguments}: the file with the servers' certificate, then {@code scenario=port} for each. */
    @SuppressWarnings("SystemOut") // the parent reads it
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Map<String, Scenario> scenarios =
                HostileScenarios.all().collect(Collectors.toMap(Scenario::name, Function.identity()));
        var trust = new Trust(Set.of(certificate(Path.of(arguments[0]))));
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            Scenario scenario = scenarios.get(argument.substring(0, Math.max(0, equals)));
            if (scenario != null) {
                int port = Integer.parseInt(argument.substring(equals + 1));
                System.out.println(scenario.name() + "\t" + told(scenario, trust, port));
            }
        }
        System.out.println(LEFT + "\t0\t" + LiveThreads.remaining("socket-watchdog"));
    }

    /** How long its stage took in milliseconds, and how it ended, on one line. */
    private static String told(Scenario scenario, Trust trust, int port) {
        var plan = new SubmissionPlan(
                Optional.of(Probing.password()), Optional.empty(), false, trust, new StageDeadlines(scenario.limit()));
        var report = Probing.run(Probing.target(port), plan);
        Duration took = Probing.result(report, scenario.stage()).took();
        return took.toMillis() + "\t" + scenario.ending(report).replace('\n', ' ');
    }

    private static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
