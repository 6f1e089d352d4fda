package org.smtpmedic.core.casework;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.core.card.PathVerdict;
import org.smtpmedic.core.followup.RetestPlan.Event;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.path.PathReport;

/**
 * What one look of a series comes to.
 *
 * @param series the series after it
 * @param run what was found; empty where the look broke down by a fault of ours
 * @param change how that differs from the look before
 * @param forCase what the case has to hear of it
 */
record RetestLook(SelfRetest series, Optional<PathRun> run, Optional<PathChange> change, Optional<Finding> forCase) {

    static RetestLook of(SelfRetest before, Optional<PathReport> report, Optional<Finding> finding, Instant now) {
        var due = before.plan().dueAt().orElseThrow();
        if (report.isEmpty()) {
            var next = before.plan().next(new Event.Looked(due, false), now);
            return new RetestLook(before.with(next), before.last(), Optional.empty(), Optional.empty());
        }
        var run = run(before, due, report.get(), finding, now);
        boolean works = works(before.last(), run);
        var change = before.last().map(last -> PathChange.between(last, run));
        var next = before.plan().next(new Event.Looked(due, works), now);
        var forCase = works ? cure(before, run) : finding.filter(_ -> isOther(change));
        return new RetestLook(before.looked(run, next), Optional.of(run), change, forCase);
    }

    /** Nobody is disturbed to hear the same again. */
    boolean isNews() {
        return series.plan().end().isPresent()
                || change.filter(each -> !each.isSame()).isPresent();
    }

    private static PathRun run(
            SelfRetest series, Instant due, PathReport report, Optional<Finding> finding, Instant now) {
        return new PathRun(
                series.id() + "-" + due.toEpochMilli(),
                series.conversation(),
                series.target(),
                now,
                report.server(),
                report.results(),
                finding,
                series.last().flatMap(PathRun::login).map(LoginUse::withoutMessage));
    }

    /** What stood in the way has to be tested and pass; that it was not reached is no cure. */
    private static boolean works(Optional<PathRun> before, PathRun now) {
        return PathVerdict.of(now).isClear()
                && now.hasTested()
                && before.stream()
                        .flatMap(run -> PathVerdict.of(run).inTheWay())
                        .noneMatch(untested(now)::contains);
    }

    private static Set<Stage> untested(PathRun run) {
        var stages = EnumSet.noneOf(Stage.class);
        run.results().stream()
                .filter(result -> result.outcome() instanceof Outcome.NotTested)
                .map(StageResult::stage)
                .forEach(stages::add);
        return stages;
    }

    private static boolean isOther(Optional<PathChange> change) {
        return change.map(each -> !each.isSame()).orElse(true);
    }

    /** Only where something stood in the way before is it cured now. */
    private static Optional<Finding> cure(SelfRetest before, PathRun now) {
        String words = now.hasPassed(Stage.AUTH) ? " takes the login" : " works as far as it was tested";
        return before.last()
                .flatMap(PathRun::finding)
                .map(_ -> Findings.works(now.server().orElse(before.target()) + words));
    }
}
