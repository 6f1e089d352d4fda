package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.probe.target.Door;
import org.smtpmedic.core.probe.target.VettedTarget;

/** Finds out which versions of TLS a server speaks, a connection each. Nothing is ever sent through them. */
final class HelloProbe {
    private static final Logger LOG = LoggerFactory.getLogger(HelloProbe.class);

    private final VettedTarget target;

    HelloProbe(VettedTarget target) {
        this.target = target;
    }

    /** The versions that the server agreed to, the newest first, as far as there was time to ask. */
    List<TlsVersion> spoken(Duration limit) {
        Duration share = limit.dividedBy(TlsVersion.values().length);
        return share.isPositive()
                ? Arrays.stream(TlsVersion.values())
                        .filter(version -> speaks(version, share))
                        .toList()
                : List.of();
    }

    private boolean speaks(TlsVersion version, Duration limit) {
        try (Wire wire = Wire.open(target, target.door(), limit, new SessionTranscript(new Redaction()))) {
            if (target.door() != Door.IMPLICIT_TLS) {
                wire.hear();
                wire.ask(EhloStage.EHLO);
                wire.ask("STARTTLS");
            }
            var socket = wire.socket();
            socket.getOutputStream().write(ClientHello.bytes(version, target.host()));
            return ClientHello.answer(socket.getInputStream()).equals(Optional.of(version));
        } catch (IOException e) {
            LOG.debug("{} got no answer: {}", version, e.getClass().getSimpleName());
            return false;
        }
    }
}
