package org.smtpmedic.core.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * BIND with the written zones, and in front of it Unbound, which follows aliases and validates DNSSEC: signed.test is
 * signed, a signature in badsig.test is damaged, broken.test does not load, dead.test leads to a server that is silent.
 */
public final class PeerResolver implements AutoCloseable {
    private static final Set<String> SIGNED = Set.of("signed.test", "badsig.test");
    private static final Duration READY = Duration.ofSeconds(20);
    private static final Pattern TEXT_SIGNATURE =
            Pattern.compile("(RRSIG\\s+TXT [^)]*?badsig\\.test\\.\\s+)([A-Za-z0-9+/]{4})");

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final DatagramSocket silent;
    private final int bindPort = freePort();
    private final int unboundPort = freePort();

    private PeerResolver(Path folder) throws IOException {
        this.folder = folder;
        this.silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    /** Starts both in {@code folder}; {@code key} becomes the DKIM keys of the zones. */
    public static PeerResolver start(Path folder, String key) throws IOException, InterruptedException {
        var peers = new PeerResolver(folder);
        List<String> zones = PeerZones.write(folder, key);
        for (String zone : SIGNED) {
            peers.sign(zone);
        }
        peers.damageSignature();
        Files.writeString(folder.resolve("named.conf"), peers.bindConfiguration(zones));
        Files.writeString(folder.resolve("unbound.conf"), peers.unboundConfiguration(zones));
        peers.processes.add(peers.launch("named", "-4", "-f", "-n", "1", "-c", folder + "/named.conf"));
        peers.awaitReady(peers.bindPort);
        peers.processes.add(peers.launch("unbound", "-d", "-c", folder + "/unbound.conf"));
        peers.awaitReady(peers.unboundPort);
        return peers;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), unboundPort);
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        silent.close();
    }

    /** The resolver is started when BIND answers: it would remember a failure for seconds. */
    private void awaitReady(int port) throws IOException {
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        DnsResolver resolver = new WireResolver(List.of(server), Duration.ofMillis(200));
        long end = System.nanoTime() + READY.toNanos();
        while (!(resolver.within(READY).ask("ready.test", RecordType.TXT) instanceof Answer.Found)) {
            if (System.nanoTime() > end) {
                close();
                throw new AssertionError(
                        "no name server after " + READY + ": " + Files.readString(folder.resolve("log")));
            }
        }
    }

    private void sign(String zone) throws IOException, InterruptedException {
        run("dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", "-f", "KSK", zone);
        run("dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", zone);
        var whole = new StringBuilder(Files.readString(folder.resolve(zone + ".zone")));
        var anchors = new StringBuilder();
        try (var keys = Files.newDirectoryStream(folder, "K" + zone + ".*.key")) {
            for (Path key : keys) {
                String text = Files.readString(key);
                whole.append(text);
                text.lines()
                        .filter(line -> line.contains("DNSKEY 257"))
                        .forEach(line -> anchors.append(line).append('\n'));
            }
        }
        Files.writeString(folder.resolve(zone + ".zone"), whole);
        Files.writeString(folder.resolve(zone + ".anchor"), anchors);
        run("dnssec-signzone", "-q", "-o", zone, zone + ".zone");
    }

    private void damageSignature() throws IOException {
        Path file = folder.resolve("badsig.test.zone.signed");
        Matcher signature = TEXT_SIGNATURE.matcher(Files.readString(file));
        assertThat(signature.find()).isTrue();
        String damaged = signature.group(2).startsWith("A") ? "BBBB" : "AAAA";
        Files.writeString(file, signature.replaceFirst("$1" + damaged));
    }

    private String bindConfiguration(List<String> zones) {
        var text = new StringBuilder("""
                options { directory "%s"; pid-file none; session-keyfile none; listen-on port %d { 127.0.0.1; };
                  listen-on-v6 { none; }; recursion no; notify no; max-udp-size 1232; minimal-responses yes;
                  empty-zones-enable no; allow-transfer { none; }; };
                controls { };
                zone "." { type primary; file "root.zone"; };
                """.formatted(folder, bindPort));
        for (String zone : zones) {
            String file = zone + (SIGNED.contains(zone) ? ".zone.signed" : ".zone");
            text.append("zone \"%s\" { type primary; file \"%s\"; check-names ignore; };%n".formatted(zone, file));
        }
        return text.toString();
    }

    private String unboundConfiguration(List<String> zones) {
        var text = new StringBuilder("""
                server:
                  interface: 127.0.0.1@%d
                  username: ""
                  chroot: ""
                  directory: "%s"
                  pidfile: ""
                  use-syslog: no
                  do-not-query-localhost: no
                  do-ip6: no
                  local-zone: "test." nodefault
                  trust-anchor-file: "signed.test.anchor"
                  trust-anchor-file: "badsig.test.anchor"
                  module-config: "validator iterator"
                  ede: yes
                  num-threads: 1
                remote-control:
                  control-enable: no
                """.formatted(unboundPort, folder));
        text.append(stub(".", bindPort)).append(stub("dead.test.", silent.getLocalPort()));
        zones.forEach(zone -> text.append(stub(zone + ".", bindPort)));
        return text.toString();
    }

    private static String stub(String zone, int port) {
        return "stub-zone:%n  name: \"%s\"%n  stub-addr: 127.0.0.1@%d%n".formatted(zone, port);
    }

    private void run(String... command) throws IOException, InterruptedException {
        Process process = launch(command);
        assertThat(process.waitFor(READY.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    }

    private Process launch(String... command) throws IOException {
        String program = List.of("/usr/sbin/", "/usr/bin/").stream()
                .map(place -> place + command[0])
                .filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(command[0]
                        + " is missing: install bind9, bind9-utils and unbound, or run ./verify, which does"));
        var line = new ArrayList<>(List.of(command));
        line.set(0, program);
        return new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
