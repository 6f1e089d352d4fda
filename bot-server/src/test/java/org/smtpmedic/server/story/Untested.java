package org.smtpmedic.server.story;

import java.util.function.Supplier;
import org.smtpmedic.core.diagnosis.Diagnostician;
import org.smtpmedic.core.knowledge.CatalogueLoader;
import org.smtpmedic.core.probe.AttemptResult;
import org.smtpmedic.core.probe.SubmissionTester;
import org.smtpmedic.server.Knowledge;

/** A bot that knows the bundled catalogue and has no mailbox to test with. */
public final class Untested implements SubmissionTester {
    public static final Supplier<Knowledge> KNOWLEDGE = Untested::bundled;

    private static final Knowledge BUNDLED = load();

    private static Knowledge bundled() {
        return BUNDLED;
    }

    private static Knowledge load() {
        var catalogue = CatalogueLoader.bundled();
        return new Knowledge(catalogue, new Diagnostician(catalogue)::diagnose);
    }

    @Override
    public boolean canTest() {
        return false;
    }

    @Override
    public AttemptResult attempt() {
        return new AttemptResult.Failed("No test is configured");
    }
}
