package org.smtpmedic.server.cli;

import org.smtpmedic.core.probe.StageResult;

/** For programs, which read the end alone. */
record NoView() implements StageView {
    @Override
    public void begin() {}

    @Override
    public void show(StageResult result) {}
}
