package org.smtpmedic.core.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.probe.smtp.HostileScenarios.Scenario;

/** All hostile servers, one after the other, against one probe in a Java of its own that has 64 MB to live in. */
@Timeout(240)
class SmallHeapTest {
    private static final long PATIENCE_MILLIS = 500;

    @TempDir
    private Path folder;

    private final List<RawPeer> peers = new ArrayList<>();

    @Test
    void each_ends_in_time_and_as_it_should_and_no_thread_is_left() throws Exception {
        Map<String, Scenario> scenarios =
                HostileScenarios.all().collect(Collectors.toMap(Scenario::name, Function.identity()));
        List<String> told = probe();

        assertThat(told).hasSize(scenarios.size() + 1);
        var softly = new SoftAssertions();
        told.stream().map(line -> line.split("\t", 3)).forEach(line -> {
            Scenario scenario = scenarios.get(line[0]);
            if (scenario == null) {
                softly.assertThat(line).containsExactly(SmallHeapProbe.LEFT, "0", "0");
            } else {
                softly.assertThat(line[2]).as(line[0]).contains(scenario.expected());
                softly.assertThat(Long.parseLong(line[1]))
                        .as(line[0])
                        .isLessThan(scenario.limit().toMillis() + PATIENCE_MILLIS);
            }
        });
        softly.assertAll();
    }

    private List<String> probe() throws IOException, GeneralSecurityException, InterruptedException {
        Path certificate = folder.resolve("server.der");
        Files.write(certificate, Scenes.IDENTITY.certificate().getEncoded());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapProbe.class.getName(),
                certificate.toString()));
        try {
            for (Scenario scenario : HostileScenarios.all().toList()) {
                RawPeer peer = RawPeer.start(scenario.script());
                peers.add(peer);
                command.add(scenario.name() + "=" + peer.port());
            }
            Path log = folder.resolve("log");
            Process process =
                    new ProcessBuilder(command).redirectError(log.toFile()).start();
            try {
                List<String> told =
                        process.inputReader(StandardCharsets.UTF_8).lines().toList();
                assertThat(process.waitFor()).as(Files.readString(log)).isZero();
                return told;
            } finally {
                process.destroyForcibly();
            }
        } finally {
            for (RawPeer peer : peers) {
                peer.close();
            }
        }
    }
}
