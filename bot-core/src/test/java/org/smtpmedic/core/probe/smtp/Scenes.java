package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.smtpmedic.core.probe.smtp.RawPeer.Line;
import org.smtpmedic.core.probe.smtp.RawPeer.Script;
import org.smtpmedic.simulator.tls.ServerIdentity;

/** What well-behaved servers do, for scripts that misbehave in one place only. */
final class Scenes {
    static final Instant NOW = Instant.parse("2026-11-21T09:08:07Z");
    static final ServerIdentity IDENTITY =
            ServerIdentity.create(NOW, List.of("localhost"), List.of(InetAddress.ofLiteral("127.0.0.1")));
    static final String BANNER = "220 peer.example.com Microsoft ESMTP MAIL Service ready [08DE1B2C3D4E5F60]\r\n";
    static final String BEFORE_TLS = "250-peer.example.com Hello\r\n250-SIZE 157286400\r\n250 STARTTLS\r\n";
    static final String BEHIND_TLS = "250-peer.example.com Hello\r\n250-AUTH LOGIN XOAUTH2\r\n250 SMTPUTF8\r\n";
    static final String ASK_USER = "334 VXNlcm5hbWU6\r\n";
    static final String ASK_PASSWORD = "334 UGFzc3dvcmQ6\r\n";

    private Scenes() {}

    /** Banner and EHLO in clear. */
    static void greet(Line line) throws IOException {
        greet(line, BANNER);
    }

    static void greet(Line line, String banner) throws IOException {
        line.say(banner);
        line.answer(BEFORE_TLS);
    }

    /** Up to where a login may follow. */
    static void welcome(Line line) throws IOException {
        welcome(line, BEHIND_TLS);
    }

    static void welcome(Line line, String behindTls) throws IOException {
        greet(line);
        startTls(line);
        line.answer(behindTls);
    }

    static void startTls(Line line) throws IOException {
        line.answer("220 2.0.0 SMTP server ready\r\n");
        line.secure(IDENTITY.serverSockets());
    }

    /** Up to where the password has come; returns it in base64. */
    static String hearPassword(Line line) throws IOException {
        welcome(line);
        line.answer(ASK_USER);
        line.answer(ASK_PASSWORD);
        return line.hear();
    }

    /** A whole session with one odd banner. */
    static Script fine(String banner) {
        return line -> {
            greet(line, banner);
            startTls(line);
            line.answer(BEHIND_TLS);
            line.answer(ASK_USER);
            line.answer(ASK_PASSWORD);
            line.answer("235 2.7.0 Authentication successful\r\n");
            line.answer("221 2.0.0 Bye\r\n");
        };
    }
}
