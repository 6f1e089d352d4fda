package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.probe.Stage;

/** Announces a mail and takes it back: whether this sender and this recipient would do. */
final class EnvelopeStage implements SessionStage {

    @Override
    public Stage stage() {
        return Stage.ENVELOPE;
    }

    @Override
    public Finding run(Session session) throws IOException {
        Optional<Envelope> envelope = session.plan().envelope();
        if (envelope.isEmpty()) {
            return Finding.leftOut("Not tested: no sender and recipient were given.");
        }
        Optional<Finding> refusal = announce(session, envelope.get());
        if (refusal.isEmpty()) {
            session.wire().ask("RSET");
        }
        return refusal.orElseGet(
                () -> Finding.passed("The server would take mail from this sender to this recipient.", List.of()));
    }

    /** {@code MAIL FROM} and {@code RCPT TO}; the finding is there when one of them was refused. */
    static Optional<Finding> announce(Session session, Envelope envelope) throws IOException {
        Reply sender = session.wire().ask("MAIL FROM:<" + envelope.sender() + ">");
        if (!sender.isPositive()) {
            return Optional.of(
                    Finding.failed(session.said(sender), "The server does not take mail from this sender.", List.of()));
        }
        Reply recipient = session.wire().ask("RCPT TO:<" + envelope.recipient() + ">");
        return recipient.isPositive()
                ? Optional.empty()
                : Optional.of(Finding.failed(
                        session.said(recipient), "The server does not take mail to this recipient.", List.of()));
    }
}
