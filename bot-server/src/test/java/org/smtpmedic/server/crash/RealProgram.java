package org.smtpmedic.server.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.server.cli.Main;

/** The demo in a process of its own, spoken to over HTTP as its page does. */
final class RealProgram {

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)/");
    private static final int REAL_MINUTE = 60_000;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final Process process;
    private final String address;

    private RealProgram(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it on {@code data}; a minute passes in {@code minuteMillis}. What it logs goes to {@code log}. */
    static RealProgram start(Path data, Path log, int minuteMillis) throws IOException {
        return start(log, demo(data, minuteMillis));
    }

    private static String[] demo(Path data, int minuteMillis) {
        return new String[] {
            Main.class.getName(),
            "demo",
            "--port",
            "0",
            "--minute",
            String.valueOf(minuteMillis),
            "--data",
            data.toString()
        };
    }

    /** Starts one of several bots on a server, whose clock is wrong by so many seconds. */
    static RealProgram instance(DatabaseAddress.PostgreSql database, Path log, Duration heartbeat, long secondsAhead)
            throws IOException {
        return start(
                log,
                Instance.class.getName(),
                database.url(),
                database.user(),
                String.valueOf(heartbeat.toMillis()),
                String.valueOf(secondsAhead));
    }

    /** Starts the demo on a disk of its own, in memory, that holds so many bytes and is there for this process alone. Its time is the real one. */
    static RealProgram onSmallDisk(Path data, Path log, int bytes) throws IOException {
        return start(
                List.of(
                        "unshare",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=$0 tmpfs \"$1\" && shift && exec \"$@\"",
                        String.valueOf(bytes),
                        data.toString()),
                log,
                demo(data, REAL_MINUTE));
    }

    /** Starts one that dies where it is told to, with the agent of {@link FaultAgent#jar}. */
    static RealProgram doomed(Path agent, Path log, Optional<String> point, List<String> database) throws IOException {
        var program = new ArrayList<>(List.of("-javaagent:" + agent, Doomed.class.getName(), point.orElse("")));
        program.addAll(database);
        return start(log, program.toArray(String[]::new));
    }

    private static RealProgram start(Path log, String... program) throws IOException {
        return start(List.of(), log, program);
    }

    private static RealProgram start(List<String> before, Path log, String... program) throws IOException {
        var command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(program));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        var address = ADDRESS.matcher(line == null ? "" : line);
        if (!address.find()) {
            process.destroyForcibly();
            throw new IOException("The program did not start, see " + log);
        }
        return new RealProgram(process, "http://127.0.0.1:" + address.group(1));
    }

    /** Its next word after its address; empty once it is gone. */
    Optional<String> word() throws IOException {
        return Optional.ofNullable(process.inputReader(StandardCharsets.UTF_8).readLine());
    }

    void tell(String word) throws IOException {
        var writer = process.outputWriter(StandardCharsets.UTF_8);
        writer.write(word + "\n");
        writer.flush();
    }

    HttpResponse<String> says(String conversation, String text) throws IOException, InterruptedException {
        return post("/local/messages", body(conversation, "\"text\":" + quoted(text)));
    }

    /** The same event as often as this is called; the status of the answer. */
    int event(String path, String conversation, String id, String rest) throws IOException, InterruptedException {
        return post(path, body(conversation, id, rest)).statusCode();
    }

    int ready() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + "/readyz")).GET())
                .statusCode();
    }

    HttpResponse<String> presses(String conversation, String action) throws IOException, InterruptedException {
        return post("/local/actions", body(conversation, "\"data\":{\"smtpmedic\":" + action + "}"));
    }

    HttpResponse<String> uploads(String conversation, String name, byte[] content)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + "/local/files?conversation=" + conversation
                        + "&person=alex&id=" + UUID.randomUUID() + "&name=" + name))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(content)));
    }

    private static String body(String conversation, String rest) {
        return body(conversation, UUID.randomUUID().toString(), rest);
    }

    private static String body(String conversation, String id, String rest) {
        return "{\"conversation\":\"" + conversation + "\",\"person\":\"alex\",\"id\":\"" + id + "\"," + rest + "}";
    }

    private HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(
                request.header("Origin", address)
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }

    /** A file as this process sees it, on a disk that nobody else has. */
    Path seen(Path file) {
        return Path.of("/proc", String.valueOf(process.pid()), "root")
                .resolve(Path.of("/").relativize(file));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Pulls the plug. */
    void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
