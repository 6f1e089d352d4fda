package org.smtpmedic.core.casework;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.rate.Admission;

/** Lets a test run where its person may test so often, with its stages on the card as they end. */
final class AdmittedTests {
    private final PathTesting testing;
    private final TestCard card;

    AdmittedTests(PathTesting testing, TestCard card) {
        this.testing = testing;
        this.card = card;
    }

    /** Runs the test; {@code then} gets what it found, where it ran and did not break down by a fault of ours. */
    void run(
            PathTests.Request request,
            Function<Consumer<StageResult>, Optional<PathReport>> test,
            Consumer<PathReport> then) {
        switch (testing.rates()
                .enter(request.conversation().platform(), request.person().id())) {
            case Admission.TryLater later -> {
                var notice =
                        new Notice.PathLater(request.person(), later.reason().sentence(), later.at());
                card.inTransaction(() -> card.show(request, notice));
            }
            case Admission.Entered(Admission.Pass pass) -> {
                try (pass) {
                    report(request, test).ifPresent(then);
                }
            }
        }
    }

    private Optional<PathReport> report(
            PathTests.Request request, Function<Consumer<StageResult>, Optional<PathReport>> test) {
        Optional<PathReport> report;
        try (var progress = new LiveProgress(
                testing.betweenUpdates(), results -> card.inTransaction(() -> card.showRunning(request, results)))) {
            report = test.apply(progress::accept);
        }
        if (report.isEmpty()) {
            card.inTransaction(() -> card.show(request, new Notice.PathBroke(request.person())));
        }
        return report;
    }
}
