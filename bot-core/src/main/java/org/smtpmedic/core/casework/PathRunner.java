package org.smtpmedic.core.casework;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.log.FaultPlace;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.path.LoginTester;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.path.PathTester;

/** Runs a tester so that a fault of ours never ends more than the one test. */
final class PathRunner {
    private static final Logger LOG = LoggerFactory.getLogger(PathRunner.class);

    private final PathTester tester;

    PathRunner(PathTester tester) {
        this.tester = tester;
    }

    /**
     * What the test found; empty where it broke down by a fault of ours.
     *
     * @throws IllegalStateException if the program is about to end: the test has to run again
     */
    Optional<PathReport> run(PathRequest request, Consumer<StageResult> progress) {
        return run(() -> tester.run(request, progress));
    }

    /** As {@link #run(PathRequest, Consumer)}, with a login. */
    Optional<PathReport> run(
            LoginTester logins,
            PathRequest request,
            LoginTester.Obtained.Ready login,
            boolean sendMessage,
            Consumer<StageResult> progress) {
        return run(() -> logins.run(request, login, sendMessage, progress));
    }

    private static Optional<PathReport> run(Supplier<PathReport> test) {
        Optional<PathReport> report;
        try {
            report = Optional.of(test.get());
        } catch (RuntimeException e) {
            // An exception's words may hold what a stranger or an operator typed; its place is enough to find the
            // fault.
            LOG.error("A test broke down: {}", FaultPlace.of(e));
            report = Optional.empty();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("The test was cut off; it runs again after the next start");
        }
        return report;
    }
}
