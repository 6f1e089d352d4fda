package org.smtpmedic.core.card;

import java.util.Optional;
import org.smtpmedic.core.card.Block.GateRow;
import org.smtpmedic.core.card.Block.GateRow.GateMark;
import org.smtpmedic.core.card.Block.GateRow.Mark;
import org.smtpmedic.core.casework.Finding;
import org.smtpmedic.core.casework.Finding.Verdict;
import org.smtpmedic.core.diagnosis.Provider;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Cause;
import org.smtpmedic.core.knowledge.Gate;

/** What a finding tells about each gate of the chain. Says no more than the finding proves. */
final class GateMarks {
    private static final int PROTOCOL = 1;
    private static final int SECURITY_DEFAULTS = 5;
    private static final int CONDITIONAL_ACCESS = 6;
    private static final int ACCOUNT = 7;
    /** Below that, a verdict may name the wrong gate, and then the gates before it are not known either. */
    private static final double SURE_ENOUGH = 0.6;

    private final Catalogue catalogue;

    GateMarks(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The row; empty where the chain says nothing about the finding. */
    Optional<GateRow> row(Finding finding) {
        if (catalogue.gates().isEmpty() || !concerned(finding)) {
            return Optional.empty();
        }
        return Optional.of(new GateRow(catalogue.gates().stream()
                .map(gate -> new GateMark(gate.name(), mark(gate.number(), finding)))
                .toList()));
    }

    /** The gate that is shut. */
    Optional<Gate> shut(Finding finding) {
        return finding.verdict() == Verdict.NAMED
                ? cause(finding).flatMap(Cause::gate).flatMap(catalogue::gate)
                : Optional.empty();
    }

    private boolean concerned(Finding finding) {
        return switch (finding.verdict()) {
            case WORKS -> true;
            case NAMED -> shut(finding).isPresent() && microsofts(finding);
            case AMBIGUOUS, UNKNOWN -> false;
        };
    }

    private static boolean microsofts(Finding finding) {
        return switch (finding.provider()) {
            case MICROSOFT365, OUTLOOK_COM, NONE -> true;
            case GMAIL, SES, OTHER -> false;
        };
    }

    private static boolean answered(Finding finding) {
        return finding.provider() != Provider.NONE
                && (finding.code().isPresent() || finding.enhanced().isPresent());
    }

    private Optional<Cause> cause(Finding finding) {
        return finding.causeId().flatMap(catalogue::cause);
    }

    private Mark mark(int gate, Finding finding) {
        return switch (finding.verdict()) {
            case WORKS -> Mark.PASSED;
            case AMBIGUOUS, UNKNOWN -> Mark.UNKNOWN;
            case NAMED -> {
                int shut = shut(finding).map(Gate::number).orElse(Integer.MAX_VALUE);
                yield gate == shut
                        ? Mark.SHUT
                        : gate < shut && passed(gate, shut, finding) ? Mark.PASSED : Mark.UNKNOWN;
            }
        };
    }

    /**
     * A server that refuses at one gate has let the message through those before it, with three exceptions: a route without login
     * meets none of the login's gates; a wrong password is told before any policy is asked; and an unsure verdict proves no more
     * than that there was an answer.
     */
    private boolean passed(int gate, int shut, Finding finding) {
        if (!answered(finding)) {
            return false;
        }
        boolean unsure = finding.guesses().getFirst().confidence() < SURE_ENOUGH;
        boolean withoutLogin =
                cause(finding).map(Cause::layer).filter("connector"::equals).isPresent();
        if (unsure || withoutLogin) {
            return gate <= PROTOCOL;
        }
        boolean policy = gate == SECURITY_DEFAULTS || gate == CONDITIONAL_ACCESS;
        return !(shut == ACCOUNT && policy);
    }
}
