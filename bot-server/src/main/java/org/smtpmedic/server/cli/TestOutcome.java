package org.smtpmedic.server.cli;

import java.util.List;
import java.util.Optional;
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
        return report.server().isPresent() && report.trouble().isEmpty();
    }
}
