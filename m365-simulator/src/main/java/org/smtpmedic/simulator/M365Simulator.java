package org.smtpmedic.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.journal.Journal;
import org.smtpmedic.simulator.journal.SessionRecord;
import org.smtpmedic.simulator.play.Interjection;
import org.smtpmedic.simulator.smtp.Limits;
import org.smtpmedic.simulator.smtp.SmtpServer;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;
import org.smtpmedic.simulator.tenant.SimulatedTenant;
import org.smtpmedic.simulator.tls.ServerIdentity;
import org.smtpmedic.simulator.tls.TlsDoor;
import org.smtpmedic.simulator.tls.TlsMode;

/**
 * A make-believe Microsoft 365: a real SMTP server on 127.0.0.1 that answers as Exchange Online does, and whose gates can
 * be moved at run time from any thread.
 */
public final class M365Simulator implements AutoCloseable {
    private static final List<String> NAMES = List.of("smtp.office365.com", "localhost");
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final SimulatedTenant tenant;
    private final ServerIdentity identity;
    private final TlsDoor tls;
    private final Journal journal;
    private final SmtpServer smtp;

    private M365Simulator(
            SimulatedTenant tenant, ServerIdentity identity, TlsDoor tls, Journal journal, SmtpServer smtp) {
        this.tenant = tenant;
        this.identity = identity;
        this.tls = tls;
        this.journal = journal;
        this.smtp = smtp;
    }

    /**
     * Starts the server.
     *
     * @param port the port on 127.0.0.1, or 0 for any free one
     * @param mailbox the one mailbox there is
     * @param gates how the gates stand at first
     * @param clock the time in replies and journal
     * @throws IOException when the port cannot be had
     */
    public static M365Simulator start(
            int port, SimulatedMailbox mailbox, Gates gates, InstantSource clock, Limits limits) throws IOException {
        var tenant = new SimulatedTenant(mailbox, gates);
        var identity = ServerIdentity.create(clock.instant(), NAMES, List.of(LOOPBACK));
        var tls = new TlsDoor(identity, clock);
        var journal = new Journal();
        var smtp = SmtpServer.start(LOOPBACK, port, tenant, tls, journal, clock, limits);
        return new M365Simulator(tenant, identity, tls, journal, smtp);
    }

    public String host() {
        return LOOPBACK.getHostAddress();
    }

    public int port() {
        return smtp.port();
    }

    public Gates gates() {
        return tenant.gates();
    }

    /** Moves the gates; it counts for the next thing a client asks for. */
    public void set(Gates gates) {
        tenant.set(gates);
    }

    /** Has the server do something out of turn from now on; empty ends that. */
    public void interject(Optional<Interjection> planned) {
        tenant.interject(planned);
    }

    public TlsMode tlsMode() {
        return tls.mode();
    }

    /** Makes the server's TLS bad, or good again; it counts for whoever begins TLS from now on. */
    public void set(TlsMode mode) {
        tls.set(mode);
    }

    /** The latest sessions, newest first, without secrets. */
    public List<SessionRecord> sessions() {
        return journal.recent();
    }

    public X509Certificate certificate() {
        return identity.certificate();
    }

    /** Makes TLS sockets for a client that trusts this server's certificate and no other. */
    public SSLSocketFactory clientSockets() {
        return identity.clientSockets();
    }

    /** Hangs up on everybody and gives the port back. */
    @Override
    public void close() throws IOException {
        smtp.close();
    }
}
