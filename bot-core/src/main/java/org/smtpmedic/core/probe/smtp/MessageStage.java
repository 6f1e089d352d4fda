package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.smtpmedic.core.probe.Stage;

/** A real mail, when a person confirmed that one may go out. */
final class MessageStage implements SessionStage {

    @Override
    public Stage stage() {
        return Stage.MESSAGE;
    }

    @Override
    public Finding run(Session session) throws IOException {
        if (!session.plan().sendMessage()) {
            return Finding.leftOut("Not tested: nobody confirmed that a mail may be sent.");
        }
        Envelope envelope = session.plan().envelope().orElseThrow();
        Optional<Finding> refusal = EnvelopeStage.announce(session, envelope);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Reply ready = session.wire().ask("DATA");
        Reply last = ready.isIntermediate() ? session.wire().askMessage(message(session, envelope)) : ready;
        return last.isPositive()
                ? Finding.passed(
                        "The server took the mail.",
                        List.of(session.fact(
                                "Reply", last.code() + " " + last.lines().getFirst())))
                : Finding.failed(session.said(last), "The server refused the mail itself.", List.of());
    }

    private static String message(Session session, Envelope envelope) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                session.clock().instant().atOffset(ZoneOffset.UTC));
        String domain = envelope.sender().substring(envelope.sender().indexOf('@') + 1);
        return String.join(
                "\r\n",
                "Date: " + date,
                "From: <" + envelope.sender() + ">",
                "To: <" + envelope.recipient() + ">",
                "Subject: SMTP Medic test message",
                "Message-ID: <" + UUID.randomUUID() + "@" + domain + ">",
                "Auto-Submitted: auto-generated",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=us-ascii",
                "",
                "SMTP Medic sent this mail to find out whether submission works. It does.");
    }
}
