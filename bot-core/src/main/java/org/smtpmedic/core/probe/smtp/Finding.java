package org.smtpmedic.core.probe.smtp;

import java.time.Duration;
import java.util.List;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.StageResult.Outcome;

/**
 * What a stage found, without its time.
 *
 * @param goOn whether the stages behind it have something to stand on
 */
record Finding(Outcome outcome, List<Fact> facts, String explanation, boolean goOn) {

    static Finding passed(String explanation, List<Fact> facts) {
        return new Finding(new Outcome.Passed(), facts, explanation, true);
    }

    static Finding warning(String explanation, List<Fact> facts) {
        return new Finding(new Outcome.Warning(), facts, explanation, true);
    }

    static Finding failed(String said, String explanation, List<Fact> facts) {
        return new Finding(new Outcome.Failed(said), facts, explanation, false);
    }

    static Finding silent(Duration waited, String explanation, List<Fact> facts) {
        return new Finding(new Outcome.Silent(waited), facts, explanation, false);
    }

    /** Nobody asked for it, and nothing is wrong with that. */
    static Finding leftOut(String reason) {
        return new Finding(new Outcome.NotTested(), List.of(), reason, true);
    }
}
