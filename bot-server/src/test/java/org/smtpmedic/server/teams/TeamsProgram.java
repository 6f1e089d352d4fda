package org.smtpmedic.server.teams;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.smtpmedic.teams.testkit.Activities;
import org.smtpmedic.teams.testkit.ConnectorEmulator;
import org.smtpmedic.teams.testkit.TokenHouse;
import org.smtpmedic.teams.testkit.TokenMint;

/** The real program in a process of its own, with a channel, a key server and a token endpoint around it. */
final class TeamsProgram implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");

    final TokenHouse authority;
    final TeamsClient client = new TeamsClient(this::address, InstantSource.system());
    final ConnectorEmulator channel = client.channel;

    private final Path folder;
    private Process process;
    private String address = "";

    private TeamsProgram(Path folder) throws IOException {
        this.folder = folder;
        this.authority = new TokenHouse(folder);
        this.process = run();
    }

    static TeamsProgram start(Path folder) throws IOException {
        return new TeamsProgram(folder);
    }

    private String address() {
        return address;
    }

    /** What the program has logged. */
    Path log() {
        return folder.resolve("log");
    }

    /** Pulls the plug, and starts it again on the same data. */
    void restart() throws IOException {
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        process = run();
    }

    private Process run() throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Djavax.net.ssl.trustStore=" + authority.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=" + TokenHouse.PASSWORD,
                "-cp",
                System.getProperty("java.class.path"),
                "org.smtpmedic.server.cli.Main",
                "serve");
        builder.environment()
                .putAll(Map.of(
                        "SMTP_MEDIC_SERVER_PORT",
                        "0",
                        "SMTP_MEDIC_DATA_DIR",
                        folder.resolve("data").toString(),
                        "SMTP_MEDIC_TEAMS_APP_ID",
                        TokenMint.APP,
                        "SMTP_MEDIC_TEAMS_TENANT",
                        Activities.TENANT,
                        "SMTP_MEDIC_TEAMS_SECRET",
                        "a-secret-of-the-app",
                        "SMTP_MEDIC_TEAMS_OPENID_METADATA",
                        client.keys().toString(),
                        "SMTP_MEDIC_TEAMS_AUTHORITY",
                        authority.address(),
                        "SMTP_MEDIC_TEAMS_SERVICE_URLS",
                        channel.serviceUrl()));
        Process started = builder.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        String line = started.inputReader(StandardCharsets.UTF_8).readLine();
        var found = ADDRESS.matcher(line == null ? "" : line);
        if (!found.find()) {
            started.destroyForcibly();
            throw new IOException("The program did not start, see " + log());
        }
        address = "http://127.0.0.1:" + found.group(1);
        return started;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        client.close();
        authority.close();
    }
}
