package org.smtpmedic.core.probe.smtp;

import static org.smtpmedic.core.probe.smtp.Scenes.BANNER;

import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.smtp.RawPeer.Script;

/** Every way a server can misbehave, and where it shows. */
final class HostileScenarios {
    private static final Duration BEFORE_CRYPTO = Duration.ofMillis(400);
    private static final Duration BEHIND_CRYPTO = Duration.ofSeconds(3);
    private static final String FINE = "fine";
    private static final String SILENT = "silent";

    private HostileScenarios() {}

    static Stream<Scenario> all() {
        return Stream.of(
                quick("silent", Stage.BANNER, SILENT, RawPeer.Line::stall),
                quick("rst-on-accept", Stage.BANNER, "Connection closed unexpectedly", line -> {
                    line.idle(100);
                    line.reset();
                }),
                quick("close-on-accept", Stage.BANNER, "Connection closed unexpectedly", line -> {}),
                quick("slow-banner", Stage.BANNER, SILENT, line -> {
                    line.idle(5_000);
                    Scenes.greet(line);
                }),
                quick("slowloris-banner", Stage.BANNER, SILENT, line -> {
                    for (int i = 0; i < BANNER.length(); i++) {
                        line.say(BANNER.substring(i, i + 1));
                        line.idle(50);
                    }
                }),
                quick(
                        "banner-421",
                        Stage.BANNER,
                        "421 4.3.2 Service",
                        line -> line.say("421 4.3.2 Service not available, closing transmission channel\r\n")),
                quick(
                        "banner-421-old-tls",
                        Stage.BANNER,
                        "421 4.7.66 TLS 1.0",
                        line -> line.say("421 4.7.66 TLS 1.0 and 1.1 are not supported\r\n")),
                quick("banner-554", Stage.BANNER, "554 5.7.1 Service unavailable", line -> {
                    line.say("554 5.7.1 Service unavailable; Client host blocked\r\n");
                    line.stall();
                }),
                slow(
                        "banner-multiline",
                        Stage.BANNER,
                        FINE,
                        Scenes.fine("220-peer.example.com\r\n220-NO UCE\r\n220 ready\r\n")),
                quick(
                        "banner-http",
                        Stage.BANNER,
                        "invalid reply",
                        line -> line.say("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")),
                quick("banner-ssh", Stage.BANNER, "invalid reply", line -> {
                    line.say("SSH-2.0-OpenSSH_9.2p1\r\n");
                    line.stall();
                }),
                quick("banner-garbage", Stage.BANNER, "invalid reply", line -> line.say(garbage())),
                quick("banner-no-crlf", Stage.BANNER, SILENT, line -> {
                    line.say(BANNER.strip());
                    line.stall();
                }),
                slow("banner-bare-lf", Stage.BANNER, "warning", Scenes.fine(BANNER.replace("\r", ""))),
                slow(
                        "banner-nul-ansi",
                        Stage.BANNER,
                        FINE,
                        Scenes.fine(
                                "220 \u001b[31mred\u001b[0m \0 <script>alert(1)</script> <!channel> @everyone *b*\r\n")),
                slow("banner-utf8", Stage.BANNER, FINE, Scenes.fine("220 post.m\u00c3\u00bcnchen.example ESMTP\r\n")),
                quick(
                        "line-1mb",
                        Stage.BANNER,
                        "a line of more than 4 KB",
                        line -> line.say("220 " + "A".repeat(1 << 20) + "\r\n")),
                quick("ehlo-endless", Stage.EHLO, "more than 256 lines", line -> {
                    line.say(BANNER);
                    line.hear();
                    while (true) {
                        line.say("250-X-FILLER " + "x".repeat(60) + "\r\n");
                    }
                }),
                quick("ehlo-10000-lines", Stage.EHLO, "more than 256 lines", line -> {
                    line.say(BANNER);
                    line.answer("250-x\r\n".repeat(10_000) + "250 SMTPUTF8\r\n");
                }),
                quick("ehlo-fat-lines", Stage.EHLO, "more than 256 KB", line -> {
                    line.say(BANNER);
                    line.answer(("250-" + "x".repeat(4_000) + "\r\n").repeat(200));
                }),
                quick("ehlo-drip", Stage.EHLO, SILENT, line -> {
                    line.say(BANNER);
                    line.hear();
                    while (true) {
                        line.say("250-x\r\n");
                        line.idle(20);
                    }
                }),
                quick("ehlo-tarpit", Stage.EHLO, SILENT, line -> {
                    line.say(BANNER);
                    line.hear();
                    line.stall();
                }),
                quick("ehlo-drop", Stage.EHLO, "Connection closed unexpectedly", line -> {
                    line.say(BANNER);
                    line.hear();
                }),
                quick("ehlo-half-line-drop", Stage.EHLO, "Connection closed unexpectedly", line -> {
                    line.say(BANNER);
                    line.answer("250-AM0PR02");
                }),
                quick("ehlo-502-helo-only", Stage.EHLO, "502 5.5.1", line -> {
                    line.say(BANNER);
                    line.answer("502 5.5.1 Command not implemented\r\n");
                    line.stall();
                }),
                quick("ehlo-code-mismatch", Stage.EHLO, "550 no", line -> {
                    line.say(BANNER);
                    line.answer("250-peer.example.com\r\n550 no\r\n");
                    line.stall();
                }),
                quick("no-starttls", Stage.STARTTLS, "STARTTLS is required", line -> {
                    line.say(BANNER);
                    line.answer("250-peer.example.com\r\n250 AUTH LOGIN PLAIN\r\n");
                    line.answer("235 2.7.0 you should not have sent this\r\n");
                }),
                quick("starttls-454", Stage.STARTTLS, "454 4.7.0 TLS not available", line -> {
                    Scenes.greet(line);
                    line.answer("454 4.7.0 TLS not available due to temporary reason\r\n");
                    line.stall();
                }),
                quick("starttls-injection", Stage.STARTTLS, "Plaintext after STARTTLS", line -> {
                    Scenes.greet(line);
                    line.answer("220 2.0.0 SMTP server ready\r\n250-evil\r\n250 AUTH PLAIN\r\n");
                    line.stall();
                }),
                slow("starttls-garbage", Stage.TLS, "SSL", line -> {
                    Scenes.greet(line);
                    line.answer("220 2.0.0 SMTP server ready\r\n");
                    line.idle(50);
                    line.say("this is not TLS at all\r\n");
                    line.stall();
                }),
                slow("starttls-stall", Stage.TLS, SILENT, line -> {
                    Scenes.greet(line);
                    line.answer("220 2.0.0 SMTP server ready\r\n");
                    line.stall();
                }),
                slow("starttls-drop", Stage.TLS, "handshake", line -> {
                    Scenes.greet(line);
                    line.answer("220 2.0.0 SMTP server ready\r\n");
                }),
                slow("ehlo-after-tls-drop", Stage.EHLO_AFTER_TLS, "Connection closed unexpectedly", line -> {
                    Scenes.greet(line);
                    Scenes.startTls(line);
                    line.hear();
                }),
                slow("no-auth-behind-tls", Stage.AUTH_OFFERED, "No authentication mechanisms", line -> {
                    Scenes.welcome(line, "250 peer.example.com\r\n");
                    line.stall();
                }),
                slow("only-cram-md5", Stage.AUTH, "No authentication mechanisms", line -> {
                    Scenes.welcome(line, "250-peer.example.com\r\n250-AUTH CRAM-MD5\r\n250 AUTH=GSSAPI\r\n");
                    line.stall();
                }),
                slow("ok", Stage.AUTH, FINE, Scenes.fine(BANNER)),
                slow("auth-drop-after-user", Stage.AUTH, "Connection closed unexpectedly", line -> {
                    Scenes.welcome(line);
                    line.answer(Scenes.ASK_USER);
                    line.hear();
                }),
                slow("auth-drop-after-pass", Stage.AUTH, "Connection closed unexpectedly", Scenes::hearPassword),
                slow("auth-silence", Stage.AUTH, SILENT, line -> {
                    Scenes.hearPassword(line);
                    line.stall();
                }),
                slow("auth-slow-refusal", Stage.AUTH, "535 5.7.3 Authentication unsuccessful", line -> {
                    Scenes.hearPassword(line);
                    line.idle(1_000);
                    line.say("535 5.7.3 Authentication unsuccessful\r\n");
                }),
                slow(
                        "auth-multiline-535",
                        Stage.AUTH,
                        "535-5.7.139 Authentication unsuccessful, user is locked",
                        line -> {
                            Scenes.hearPassword(line);
                            line.say("535-5.7.139 Authentication unsuccessful, user is locked by your\r\n");
                            line.say("535 5.7.139 organization's security defaults policy.\r\n");
                        }),
                slow("auth-echoes-password", Stage.AUTH, "535 5.7.8 bad credentials [hidden] [hidden]", line -> {
                    String base64 = Scenes.hearPassword(line);
                    line.say("535 5.7.8 bad credentials " + base64 + " ");
                    line.say(Base64.getDecoder().decode(base64));
                    line.say("\r\n");
                }),
                slow("auth-echoes-password-over-lines", Stage.AUTH, "[hidden: the server repeated a secret]", line -> {
                    String base64 = Scenes.hearPassword(line);
                    line.say("535-" + base64.substring(0, 9) + "\r\n535 " + base64.substring(9) + "\r\n");
                }),
                slow("auth-334-forever", Stage.AUTH, "334 ", line -> {
                    Scenes.welcome(line);
                    while (true) {
                        line.answer(Scenes.ASK_USER);
                    }
                }),
                quick("tls-first-on-587", Stage.BANNER, SILENT, line -> line.secure(Scenes.IDENTITY.serverSockets())));
    }

    private static byte[] garbage() {
        byte[] bytes = new byte[4_096];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 73 + 11);
        }
        return bytes;
    }

    private static Scenario quick(String name, Stage stage, String expected, Script script) {
        return new Scenario(name, stage, expected, BEFORE_CRYPTO, script);
    }

    private static Scenario slow(String name, Stage stage, String expected, Script script) {
        return new Scenario(name, stage, expected, BEHIND_CRYPTO, script);
    }

    /** A script, and where and how the probe has to end. */
    record Scenario(String name, Stage stage, String expected, Duration limit, Script script) {

        /** How the scenario's stage ended, in the words of {@code expected}. */
        String ending(SubmissionReport report) {
            return ended(Probing.result(report, stage).outcome());
        }

        /** Whether the stages behind it were run as well. */
        boolean goesOn() {
            return expected.equals(FINE) || expected.equals("warning");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static String ended(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Passed() -> FINE;
            case Outcome.Warning() -> "warning";
            case Outcome.Failed(String said) -> said;
            case Outcome.Silent(Duration _) -> SILENT;
            case Outcome.NotTested() -> "not tested";
        };
    }
}
