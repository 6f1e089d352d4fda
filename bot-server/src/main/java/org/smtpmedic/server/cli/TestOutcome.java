package org.smtpmedic.server.cli;

import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.path.Counted;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.recipe.Endpoint;
import org.smtpmedic.core.probe.recipe.Recipe;

/**
 * What a test means for whoever asked for it.
 *
 * @param place where the server was dialled; empty where none was
 * @param recipes the same test for other tools; empty where no server was tested
 */
record TestOutcome(PathRequest request, PathReport report, Optional<Endpoint> place, List<Recipe> recipes) {

    /** The server that was tested, as {@code smtp.office365.com:587}. */
    Optional<String> server() {
        return place.map(Endpoint::place).or(report::server);
    }

    /** What was asked about, without a mailbox; it may be shown. */
    String target() {
        return switch (request) {
            case PathRequest.OfDomain domain -> domain.domain().ascii();
            case PathRequest.OfServer(String typed) -> typed;
        };
    }

    /** Where a server was found, and nothing that counts is broken. The ports beside the one of the test do not count. */
    boolean works() {
        return report.server().isPresent() && trouble().isEmpty();
    }

    /** The stages that are broken, in the order of the path. */
    List<StageResult> trouble() {
        return Counted.of(report.results(), report.server()).stream()
                .filter(result -> isBroken(result.outcome()))
                .toList();
    }

    /** What the server refused with, or what a client would say where nobody answered: for the diagnosis. */
    Optional<String> refusal() {
        return report.refusal()
                .or(() -> trouble().stream()
                        .filter(result -> result.stage().compareTo(Stage.PORT_587) >= 0)
                        .map(StageResult::outcome)
                        .filter(Outcome.Failed.class::isInstance)
                        .map(failed -> ((Outcome.Failed) failed).said())
                        .filter(said -> !said.isBlank())
                        .findFirst());
    }

    private static boolean isBroken(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed _, Outcome.Silent _ -> true;
            case Outcome.Passed _, Outcome.Warning _, Outcome.NotTested _ -> false;
        };
    }
}
