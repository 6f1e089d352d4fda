package org.smtpmedic.simulator.tenant;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.play.Interjection;
import org.smtpmedic.simulator.play.Moment;

/** One mailbox and the gates before it. Gates may be moved while sessions run. */
public final class SimulatedTenant {
    private static final int CONNECTIONS_PER_MAILBOX = 3;

    private final SimulatedMailbox mailbox;
    private final AtomicReference<Gates> gates;
    private final AtomicReference<Optional<Interjection>> interjection = new AtomicReference<>(Optional.empty());
    private final Semaphore connections = new Semaphore(CONNECTIONS_PER_MAILBOX);

    /** A tenant whose gates stand as given. */
    public SimulatedTenant(SimulatedMailbox mailbox, Gates gates) {
        this.mailbox = mailbox;
        this.gates = new AtomicReference<>(gates);
    }

    public SimulatedMailbox mailbox() {
        return mailbox;
    }

    public Gates gates() {
        return gates.get();
    }

    /** Moves the gates; it counts for the next thing a client asks for. */
    public void set(Gates moved) {
        gates.set(moved);
    }

    /** What the server does out of turn at {@code moment}. */
    public Optional<Interjection> interjection(Moment moment) {
        return interjection.get().filter(planned -> planned.at() == moment);
    }

    /** Has the server do something out of turn from now on; empty ends that. */
    public void interject(Optional<Interjection> planned) {
        interjection.set(planned);
    }

    /** Takes one of the mailbox's three connections, or says that all are in use. */
    public boolean takeConnection() {
        return connections.tryAcquire();
    }

    /** Gives a taken connection back. */
    public void giveConnectionBack() {
        connections.release();
    }
}
