package org.smtpmedic.core.casework;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.store.Database;

/** The card of a test, in one place from "running" to the verdict, and beside it what a person has to do for a login. */
final class TestCard {
    private final Database database;
    private final Cards cards;
    private final InstantSource clock;
    private final Runnable wake;

    TestCard(Database database, Cards cards, InstantSource clock, Runnable wake) {
        this.database = database;
        this.cards = cards;
        this.clock = clock;
        this.wake = wake;
    }

    /** Shows it, within the caller's transaction. */
    void show(PathTests.Request request, Notice notice) {
        cards.test(request.conversation(), request.id(), notice, clock.instant());
    }

    /** Shows what there is to do for a login, or what became of it, within the caller's transaction. */
    void showLogin(PathTests.Request request, Notice notice) {
        cards.login(request.conversation(), request.id(), notice, clock.instant());
    }

    /** Shows the stages that have ended, within the caller's transaction. */
    void showRunning(PathTests.Request request, List<StageResult> results) {
        var run = new PathRun(
                request.id(),
                request.conversation(),
                request.target(),
                clock.instant(),
                Optional.empty(),
                results,
                Optional.empty(),
                Optional.empty());
        show(request, new Notice.PathRunning(request.person(), run));
    }

    /** Does the work in a transaction of its own and has what it shows sent. */
    void inTransaction(Runnable work) {
        database.inTransaction(_ -> {
            work.run();
            return this;
        });
        wake.run();
    }
}
