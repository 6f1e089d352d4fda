package org.smtpmedic.server.knowledge;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.knowledge.CatalogueException;
import org.smtpmedic.core.knowledge.CatalogueLoader;

/** Knowledge from a folder that follows it: a good change is taken over, of a bad one nothing. */
public final class CatalogueWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueWatch.class);
    /** Network file systems report no changes, and a folder that comes back has nobody watching it. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final LiveKnowledge live;
    private final Thread thread;

    private CatalogueWatch(LiveKnowledge live, Thread thread) {
        this.live = live;
        this.thread = thread;
    }

    /**
     * Reads the folder and watches it from then on.
     *
     * @param told hears of every change, on the watching thread
     * @throws CatalogueException if there is a fault in the folder now
     */
    public static CatalogueWatch start(Path folder, InstantSource clock, Consumer<News> told) {
        // Taken before the reading: what changes in between counts as a change.
        String fingerprint = CatalogueLoader.fingerprint(folder);
        var live = new LiveKnowledge(KnowledgeSource.overlaid(folder).knowledge());
        var reload = new Reload(folder, fingerprint, live, clock, told);
        Thread thread = Thread.ofPlatform().name("catalogue-watch").daemon().start(() -> watch(folder, reload));
        return new CatalogueWatch(live, thread);
    }

    public LiveKnowledge knowledge() {
        return live;
    }

    private static void watch(Path folder, Reload reload) {
        try (FolderEvents events = new FolderEvents(folder)) {
            while (!Thread.currentThread().isInterrupted()) {
                events.await(look(reload) ? Reload.QUIET : IDLE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean look(Reload reload) {
        try {
            return reload.look();
        } catch (RuntimeException e) {
            LOG.error("The catalogue's folder could not be looked at; what was in use stays", e);
            return false;
        }
    }

    /** Ends the watching; the knowledge stays as it is. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(IDLE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
