package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.util.List;
import org.smtpmedic.core.probe.Stage;

/** The server has to offer TLS, to agree to begin it, and to say nothing more in clear. */
final class StartTlsStage implements SessionStage {

    @Override
    public Stage stage() {
        return Stage.STARTTLS;
    }

    @Override
    public Finding run(Session session) throws IOException {
        if (session.isTlsFirst()) {
            return Finding.leftOut("Not tested: on this port TLS begins with the first byte.");
        }
        if (!session.capabilities().offers("STARTTLS")) {
            return Finding.failed(
                    "STARTTLS is required but host does not support STARTTLS",
                    "The server offers no STARTTLS. Either it has no TLS, or something on the way strips the offer;"
                            + " nothing secret is sent.",
                    List.of());
        }
        Reply reply = session.wire().ask("STARTTLS");
        if (!reply.isPositive()) {
            return Finding.failed(
                    session.said(reply), "The server offers STARTTLS and then declines to begin it.", List.of());
        }
        String injected = session.wire().reader().takeUnread();
        return injected.isEmpty()
                ? Finding.passed("The server is ready for TLS.", List.of())
                : Finding.failed(
                        "Plaintext after STARTTLS",
                        "Text in clear followed the reply to STARTTLS. It may have been put in on the way; the session"
                                + " ends here.",
                        List.of(session.fact("In clear", injected)));
    }
}
