package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Postfix, with Dovecot for its logins, in a folder of its own: nothing of the system's mail service is touched, nothing
 * is delivered, only loopback is heard. Postfix has to be started by root, and becomes its own user.
 */
final class PostfixPeer implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofSeconds(10);

    private final Path folder;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final List<Process> processes = new ArrayList<>();

    private PostfixPeer(Path folder) {
        this.folder = folder;
    }

    /** Starts it with a port for each service; {@code options} are what {@code master.cf} says of a service. */
    static PostfixPeer start(Path folder, String pem, Map<String, List<String>> services)
            throws IOException, InterruptedException {
        var peer = new PostfixPeer(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String name : List.of("conf", "queue", "data", "dovecot")) {
            Files.createDirectories(folder.resolve(name));
        }
        var owner = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix");
        Files.setOwner(folder.resolve("data"), owner);
        Files.writeString(folder.resolve("server.pem"), pem);
        Files.writeString(folder.resolve("openssl.cnf"), PostfixConfiguration.OPENSSL);
        peer.configure(services);
        try {
            peer.run(Map.of(), "/usr/sbin/postfix", "-c", folder + "/conf", "check");
            peer.launch(Map.of(), "/usr/sbin/dovecot", "-F", "-c", DovecotLogins.configure(folder));
            peer.launch(
                    Map.of("MAIL_CONFIG", folder + "/conf", "MAIL_LOGTAG", "postfix"),
                    "/usr/lib/postfix/sbin/master",
                    "-c",
                    folder + "/conf",
                    "-d");
            peer.awaitReady();
        } catch (IOException | InterruptedException | AssertionError e) {
            peer.close();
            throw e;
        }
        return peer;
    }

    int port(String service) {
        return Objects.requireNonNull(ports.get(service), service);
    }

    private void configure(Map<String, List<String>> services) throws IOException {
        Path main = folder.resolve("conf/main.cf");
        Path master = folder.resolve("conf/master.cf");
        Files.writeString(main, PostfixConfiguration.main(folder));
        var lines = new StringBuilder();
        for (Map.Entry<String, List<String>> service : services.entrySet()) {
            int port = freePort();
            ports.put(service.getKey(), port);
            lines.append(PostfixConfiguration.service(port, service.getValue()));
        }
        Files.writeString(master, lines + PostfixConfiguration.HELPERS);
        // Postfix waits for two seconds where its configuration was changed a moment ago.
        for (Path file : List.of(main, master)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        }
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + READY.toNanos();
        int port = ports.values().iterator().next();
        while (!isReady(port)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no Postfix after " + READY + ": " + Files.readString(folder.resolve("log")));
            }
        }
    }

    private boolean isReady(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 200);
            socket.setSoTimeout(500);
            return socket.getInputStream().read() == '2' && Files.exists(folder.resolve("queue/private/auth"));
        } catch (IOException e) {
            return false;
        }
    }

    private void run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Process process = launch(environment, command);
        if (!process.waitFor(READY)) {
            throw new AssertionError(List.of(command) + " does not end");
        }
    }

    private Process launch(Map<String, String> environment, String... command) throws IOException {
        if (!Files.isExecutable(Path.of(command[0]))) {
            throw new AssertionError(
                    command[0] + " is missing: install postfix and dovecot-core, or run ./verify, which does");
        }
        // Postfix and Dovecot end their whole process group with them, and the tests are not to be in it.
        var line = new ArrayList<>(List.of("setsid"));
        line.addAll(List.of(command));
        var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Kills them all: Dovecot would take seconds to leave in peace. */
    @Override
    public void close() {
        for (Process process : processes) {
            List<ProcessHandle> helpers = process.descendants().toList();
            process.destroyForcibly();
            helpers.forEach(ProcessHandle::destroyForcibly);
            helpers.forEach(helper ->
                    helper.onExit().orTimeout(END.toSeconds(), TimeUnit.SECONDS).join());
        }
    }

    /** What Postfix noted, for a test that failed. */
    String log() throws IOException {
        return Files.readString(folder.resolve("mail.log"), StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
