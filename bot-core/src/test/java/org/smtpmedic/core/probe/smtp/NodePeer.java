package org.smtpmedic.core.probe.smtp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Microsoft 365 played on nodemailer's SMTP server, in a Node process of its own; see {@code src/test/m365-peer}. */
final class NodePeer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SOURCES = Path.of("src", "test", "m365-peer");
    private static final Path INSTALLED = Path.of("target", "m365-peer");

    private final Process process;
    private final JsonNode ports;

    private NodePeer(Process process, JsonNode ports) {
        this.process = process;
        this.ports = ports;
    }

    /** Starts it with a port for each of {@code plays}, which the script explains. */
    static NodePeer start(String pem, Map<String, Play> plays) throws IOException, InterruptedException {
        install();
        Path play = INSTALLED.resolve("play.json");
        Files.writeString(play, JSON.writeValueAsString(Map.of("pem", pem, "plays", plays)));
        Process process = new ProcessBuilder("node", "peer.mjs", "play.json")
                .directory(INSTALLED.toFile())
                .redirectError(Path.of("target", "m365-peer.log").toFile())
                .start();
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null) {
            throw new IOException("The mail server did not start, see target/m365-peer.log");
        }
        return new NodePeer(process, JSON.readTree(line));
    }

    int port(String play) {
        return ports.required(play).intValue();
    }

    private static synchronized void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (Files.exists(INSTALLED.resolve("node_modules/smtp-server/package.json"))) {
            return;
        }
        Process npm = new ProcessBuilder(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"))
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "m365-peer-install.log").toFile())
                .start();
        if (!npm.waitFor(3, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            throw new IOException("npm cannot install the mail server, see target/m365-peer-install.log");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** What one of the servers does, in the words of the script. */
    record Play(String at, int code, String text, int delay, String end) {
        static Play say(String at, int code, String text) {
            return new Play(at, code, text, 0, "");
        }
    }
}
