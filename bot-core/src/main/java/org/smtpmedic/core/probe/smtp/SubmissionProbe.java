package org.smtpmedic.core.probe.smtp;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.target.VettedTarget;

/**
 * Goes the whole way a mail would take into a server, one stage after the other. Each stage ends by its deadline whatever
 * the server does, and nothing is left running behind it. Safe for use by several threads.
 */
public final class SubmissionProbe {
    private final InstantSource clock;

    /** {@code clock} tells whether certificates are valid, and dates the test mail. */
    public SubmissionProbe(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Runs one test. It blocks for as long as the stages take, and never throws for what a server or the network does.
     *
     * @param progress hears of each stage as it ends, in the caller's thread
     */
    public SubmissionReport run(VettedTarget target, SubmissionPlan plan, Consumer<StageResult> progress) {
        return new SubmissionRun(target, plan, clock, progress).run();
    }
}
