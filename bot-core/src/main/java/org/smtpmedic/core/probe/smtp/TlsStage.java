package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;

/** The handshake: which version, which cipher. Who the server is comes later, so that the two are not mixed up. */
final class TlsStage implements SessionStage {

    @Override
    public Stage stage() {
        return Stage.TLS;
    }

    @Override
    public Finding run(Session session) throws IOException {
        var certificates = new CertificateKeeper();
        String host = session.target().host();
        SSLSocket secured = (SSLSocket) certificates
                .sockets()
                .createSocket(
                        session.wire().socket(),
                        host,
                        session.target().port(session.target().door()).orElseThrow(),
                        true);
        long end = System.nanoTime() + session.limit().toNanos();
        try {
            secured.startHandshake();
        } catch (SSLException e) {
            if (session.wire().isExpired()) {
                throw e;
            }
            return new TlsTrouble(session, end).of(e, certificates.chain());
        }
        session.setChain(certificates.chain());
        session.wire().goOnThrough(secured);
        SSLSession tls = secured.getSession();
        return Finding.passed(
                "The connection is encrypted.",
                List.of(new Fact("TLS version", tls.getProtocol()), new Fact("Cipher", tls.getCipherSuite())));
    }
}
