package org.smtpmedic.core.casework;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;

/** Shows the stages of a running test as they end, but no more often than was said; what is held back is shown by the next beat. */
final class LiveProgress implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveProgress.class);

    private final Consumer<List<StageResult>> show;
    private final Map<Stage, StageResult> ended = new EnumMap<>(Stage.class);
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("test-progress").factory());
    private int shown;

    LiveProgress(Duration pause, Consumer<List<StageResult>> show) {
        this.show = show;
        var _ = heart.scheduleWithFixedDelay(this::beat, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized void accept(StageResult result) {
        ended.put(result.stage(), result);
    }

    private void beat() {
        List<StageResult> news = news();
        if (news.isEmpty()) {
            return;
        }
        try {
            show.accept(news);
            shown = news.size();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The progress of a test was not shown; tried again soon: {}",
                    e.getClass().getSimpleName());
        }
    }

    private synchronized List<StageResult> news() {
        return ended.size() > shown ? List.copyOf(ended.values()) : List.of();
    }

    /** After this nothing is shown any more, so that no older state overtakes the last one. */
    @Override
    public void close() {
        heart.close();
    }
}
