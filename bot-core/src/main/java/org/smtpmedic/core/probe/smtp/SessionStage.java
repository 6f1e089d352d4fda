package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import org.smtpmedic.core.probe.Stage;

/** One step of a session. Its deadline is set before it runs, and what breaks is put into words behind it. */
interface SessionStage {

    Stage stage();

    /** Looks at its part of the session. */
    Finding run(Session session) throws IOException;
}
