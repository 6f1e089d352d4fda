package org.smtpmedic.server.cli;

import java.util.Optional;
import org.smtpmedic.core.probe.SubmissionTarget;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.smtp.Credential;
import org.smtpmedic.core.probe.smtp.Envelope;
import org.smtpmedic.core.probe.smtp.StageDeadlines;
import org.smtpmedic.core.probe.smtp.SubmissionPlan;
import org.smtpmedic.core.probe.smtp.Trust;

/** As whom a test logs in; empty for a look from outside. */
record TestLogin(Optional<SubmissionTarget> mailbox) {

    /** The configured password belongs to the configured server: whoever else is tested does not get it. */
    static TestLogin of(Optional<SubmissionTarget> mailbox, PathRequest request) {
        return new TestLogin(mailbox.filter(box -> switch (request) {
            case PathRequest.OfDomain _ -> false;
            case PathRequest.OfServer(String typed) -> names(box, typed);
        }));
    }

    /** Throws {@link Failure} where the configured mailbox cannot be used. */
    SubmissionPlan plan() {
        Trust trust = Trust.ofThisJava();
        try {
            return mailbox.map(box -> new SubmissionPlan(
                            Optional.of(new Credential.Password(box.user(), box.password())),
                            Optional.of(new Envelope(box.sender(), box.recipient())),
                            false,
                            trust,
                            StageDeadlines.standard()))
                    .orElseGet(() -> SubmissionPlan.look(trust));
        } catch (IllegalArgumentException e) {
            throw Failure.usage("test: " + e.getMessage());
        }
    }

    private static boolean names(SubmissionTarget box, String typed) {
        return typed.equalsIgnoreCase(box.host()) || typed.equalsIgnoreCase(box.host() + ":" + box.port());
    }
}
