package org.smtpmedic.core.probe.smtp;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.probe.StageResult;

/**
 * All that one test found. Holds no secret.
 *
 * @param results every stage once, in the order of the path
 * @param transcript what was said in the session that went through the stages
 * @param refusal the transcript as text, when the server refused something: what the diagnosis reads
 */
public record SubmissionReport(List<StageResult> results, List<TranscriptLine> transcript, Optional<String> refusal) {
    public SubmissionReport {
        results = List.copyOf(results);
        transcript = List.copyOf(transcript);
        Objects.requireNonNull(refusal);
    }
}
