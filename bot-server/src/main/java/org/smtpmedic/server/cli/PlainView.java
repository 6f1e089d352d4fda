package org.smtpmedic.server.cli;

import java.io.PrintWriter;
import org.smtpmedic.core.probe.StageResult;

/** A line for each stage as it ends, for pipes and files. */
record PlainView(PrintWriter out) implements StageView {
    @Override
    public void begin() {}

    @Override
    public void show(StageResult result) {
        out.println(StageLine.of(result).plain());
        out.flush();
    }
}
