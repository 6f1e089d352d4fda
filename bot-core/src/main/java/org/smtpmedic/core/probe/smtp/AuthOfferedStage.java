package org.smtpmedic.core.probe.smtp;

import java.util.List;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.target.Door;

/** Whether one can log in at all, and how. */
final class AuthOfferedStage implements SessionStage {

    @Override
    public Stage stage() {
        return Stage.AUTH_OFFERED;
    }

    @Override
    public Finding run(Session session) {
        List<String> mechanisms = session.capabilities().mechanisms();
        if (!mechanisms.isEmpty()) {
            List<Fact> facts = List.of(session.fact("Mechanisms", String.join(" ", mechanisms)));
            return Finding.passed("The server lets clients log in.", facts);
        }
        boolean relay = session.target().door() == Door.RELAY
                && session.plan().credential().isEmpty();
        return relay
                ? Finding.passed("The server offers no login, as is usual where servers bring mail.", List.of())
                : Finding.failed(
                        "No authentication mechanisms supported by both server and client",
                        "The server offers no login here, not even behind TLS.",
                        List.of());
    }
}
