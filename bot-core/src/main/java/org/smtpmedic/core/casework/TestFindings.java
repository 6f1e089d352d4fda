package org.smtpmedic.core.casework;

import java.util.Optional;
import java.util.function.Function;
import org.smtpmedic.core.casework.Finding.Origin;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.core.probe.AttemptResult;
import org.smtpmedic.core.probe.path.PathReport;

/** What the diagnosis says to the result of a test. */
final class TestFindings {
    private final Function<String, Diagnosis> diagnostician;

    TestFindings(Function<String, Diagnosis> diagnostician) {
        this.diagnostician = diagnostician;
    }

    /** Empty where nothing is broken. What is broken in a way that the catalogue does not name is an unknown error. */
    Optional<Finding> of(PathReport report) {
        return report.words()
                .flatMap(words -> ofWords(words)
                        .or(() -> report.stopped().map(stage -> Findings.unnamed(words, stage.explanation()))));
    }

    /** Empty where the words name no error. */
    Optional<Finding> of(AttemptResult result) {
        return switch (result) {
            case AttemptResult.Accepted accepted -> Optional.of(Findings.works(accepted.reply()));
            case AttemptResult.Refused refused -> ofWords(refused.transcript());
            case AttemptResult.Failed failed -> ofWords(failed.message());
        };
    }

    private Optional<Finding> ofWords(String words) {
        return Findings.of(diagnostician.apply(words), Origin.TEST);
    }
}
