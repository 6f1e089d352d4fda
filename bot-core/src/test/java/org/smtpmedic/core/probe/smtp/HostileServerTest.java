package org.smtpmedic.core.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.smtp.HostileScenarios.Scenario;

/** The probe against every way a server can misbehave. */
@Timeout(60)
class HostileServerTest {

    @ParameterizedTest
    @MethodSource("org.smtpmedic.core.probe.smtp.HostileScenarios#all")
    void ends_in_time_at_the_right_stage_without_a_secret_or_a_thread_left(Scenario scenario) throws IOException {
        try (var peer = RawPeer.start(scenario.script())) {
            long start = System.nanoTime();
            SubmissionReport report =
                    Probing.run(Probing.target(peer.port()), Probing.login(Probing.password(), scenario.limit()));
            StageResult result = Probing.result(report, scenario.stage());

            assertThat(scenario.ending(report)).contains(scenario.expected());
            assertThat(result.took()).isLessThan(scenario.limit().plusMillis(500));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            assertThat(report.results())
                    .extracting(StageResult::stage)
                    .doesNotHaveDuplicates()
                    .isSorted()
                    .hasSize(13);
            if (!scenario.goesOn()) {
                assertThat(report.results())
                        .filteredOn(later -> later.stage().compareTo(scenario.stage()) > 0)
                        .allMatch(later -> later.outcome() instanceof Outcome.NotTested);
            }
            assertThat(report.toString())
                    .doesNotContain(Probing.PASSWORD)
                    .doesNotContain(base64(Probing.PASSWORD))
                    .matches("(?s)[\\P{Cc}\\n]*");
            assertThat(LiveThreads.remaining("socket-watchdog")).isZero();
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
