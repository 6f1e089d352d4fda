package org.smtpmedic.server.knowledge;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.smtpmedic.core.knowledge.CatalogueException;
import org.smtpmedic.core.knowledge.CatalogueLoader;

/** Decides when a folder has changed and come to rest, and takes it over then. Used by one thread. */
final class Reload {
    /** An editor or a copy writes several times; a folder that was still for so long is taken for finished. */
    static final Duration QUIET = Duration.ofMillis(300);

    private final Path folder;
    private final LiveKnowledge live;
    private final InstantSource clock;
    private final Consumer<News> told;
    private String decided;
    private Optional<Change> change = Optional.empty();

    private record Change(String fingerprint, Instant since) {}

    /** {@code inUse} is the fingerprint of what {@code live} was read from. */
    Reload(Path folder, String inUse, LiveKnowledge live, InstantSource clock, Consumer<News> told) {
        this.folder = folder;
        this.decided = inUse;
        this.live = live;
        this.clock = clock;
        this.told = told;
    }

    /** Looks once. True when a change was seen that may still go on: look again after {@link #QUIET}. */
    boolean look() {
        String now = CatalogueLoader.fingerprint(folder);
        if (now.equals(decided)) {
            change = Optional.empty();
            return false;
        }
        Change seen =
                change.filter(last -> last.fingerprint().equals(now)).orElseGet(() -> new Change(now, clock.instant()));
        if (Duration.between(seen.since(), clock.instant()).compareTo(QUIET) < 0) {
            change = Optional.of(seen);
            return true;
        }
        change = Optional.empty();
        decided = now;
        told.accept(take());
        return false;
    }

    private News take() {
        try {
            KnowledgeSource.Proven proven = KnowledgeSource.overlaid(folder);
            live.replaceBy(proven.knowledge());
            return new News.Taken(proven.loaded());
        } catch (CatalogueException e) {
            return new News.Refused(e.problems());
        }
    }
}
