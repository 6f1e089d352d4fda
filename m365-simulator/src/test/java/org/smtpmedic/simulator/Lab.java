package org.smtpmedic.simulator;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.smtp.Limits;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;

/** What the tests have in common: a mailbox, a moment, and ways to start the simulator. */
final class Lab {
    static final String USER = "scanner@contoso.com";
    static final String PASSWORD = "Planted-Pa55word";
    static final String TOKEN = "planted-bearer-token";
    static final Instant NOW = Instant.parse("2026-11-21T09:08:07.654Z");
    static final String TRAILER = " [FR0P281CA0042.DEUP281.PROD.OUTLOOK.COM 2026-11-21T09:08:07.654Z 08DF47AEF560C061]";

    private Lab() {}

    static M365Simulator start(Gates gates) throws IOException {
        return start(gates, Limits.standard());
    }

    static M365Simulator start(Gates gates, Limits limits) throws IOException {
        return M365Simulator.start(
                0, new SimulatedMailbox(USER, PASSWORD, TOKEN), gates, InstantSource.fixed(NOW), limits);
    }

    static Limits limits(Duration idle, Duration session) {
        return new Limits(4_096, 10_000, idle, session, 50, 10);
    }

    static String withoutTrailer(String reply) {
        int bracket = reply.lastIndexOf(" [");
        return bracket < 0 ? reply : reply.substring(0, bracket);
    }
}
