package org.smtpmedic.server.cli;

import org.smtpmedic.core.probe.StageResult;

/** Shows a test while it runs. */
interface StageView {

    /** Before the first stage has ended. */
    void begin();

    /** A stage has ended. */
    void show(StageResult result);
}
