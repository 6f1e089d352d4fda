package org.smtpmedic.core.probe.path;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.smtp.TranscriptLine;

/**
 * All that one test found. Holds no secret.
 *
 * @param server the server that was tested, as {@code smtp.office365.com:587}; empty where none was allowed or found
 * @param results every stage once, in the order of the path
 * @param transcript what was said to the server
 * @param refusal the transcript as text where the server refused something, or what kept the test from beginning
 */
public record PathReport(
        Optional<String> server, List<StageResult> results, List<TranscriptLine> transcript, Optional<String> refusal) {

    public PathReport {
        Objects.requireNonNull(server);
        results = List.copyOf(results);
        transcript = List.copyOf(transcript);
        Objects.requireNonNull(refusal);
    }

    /** Of a test that could not begin; {@code said} is what stood in its way, in the words of a server. */
    public static PathReport untested(String reason, Optional<String> said) {
        return new PathReport(
                Optional.empty(),
                Arrays.stream(Stage.values())
                        .map(stage -> StageResult.notTested(stage, reason))
                        .toList(),
                List.of(),
                said);
    }

    /** The stages that are broken and count, in the order of the path: those that failed or stayed silent. */
    public List<StageResult> trouble() {
        return Counted.of(results, server).stream().filter(StageResult::broke).toList();
    }

    /** The first stage at the server that is broken; what is wrong with a domain's records stops no submission. */
    public Optional<StageResult> stopped() {
        return trouble().stream()
                .filter(result -> result.stage().compareTo(Stage.PORT_587) >= 0)
                .findFirst();
    }

    /** What the diagnosis reads: the server's refusal, else what a client would say where it stopped; empty where nothing did. */
    public Optional<String> words() {
        return refusal.or(() -> stopped().flatMap(ClientWords::of));
    }
}
