package org.smtpmedic.core.probe;

/** Tries for real whether a mail can be submitted. */
public interface SubmissionTester {

    /** Whether an attempt is possible at all: without a configured target it is not. */
    boolean canTest();

    /** Makes one attempt, bounded in time. Never throws for what a server or the network does. */
    AttemptResult attempt();

    /** Nothing is configured to test with. */
    static SubmissionTester none() {
        return new SubmissionTester() {
            @Override
            public boolean canTest() {
                return false;
            }

            @Override
            public AttemptResult attempt() {
                return new AttemptResult.Failed("No test is configured");
            }
        };
    }
}
