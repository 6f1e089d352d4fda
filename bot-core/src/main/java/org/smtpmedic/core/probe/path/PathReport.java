package org.smtpmedic.core.probe.path;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.smtp.TranscriptLine;

/**
 * All that one test found. Holds no secret.
 *
 * @param server the server that was tested, as {@code smtp.office365.com:587}; empty where none was allowed or found
 * @param results every stage once, in the order of the path
 * @param transcript what was said to the server
 * @param refusal the transcript as text where the server refused something: what the diagnosis reads
 */
public record PathReport(
        Optional<String> server, List<StageResult> results, List<TranscriptLine> transcript, Optional<String> refusal) {

    public PathReport {
        Objects.requireNonNull(server);
        results = List.copyOf(results);
        transcript = List.copyOf(transcript);
        Objects.requireNonNull(refusal);
    }
}
