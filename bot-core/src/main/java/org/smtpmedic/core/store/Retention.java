package org.smtpmedic.core.store;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nothing is kept for longer than the operator wants it. */
public final class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final String NAME = "retention";

    private final Database database;
    private final List<AgingData> parts;
    private final Duration time;
    private final InstantSource clock;

    /** {@code time}: for how long something is kept after its last change. */
    public Retention(Database database, List<AgingData> parts, Duration time, InstantSource clock) {
        this.database = database;
        this.parts = List.copyOf(parts);
        this.time = time;
        this.clock = clock;
    }

    /** The task that deletes, some times a day; for the scheduler. */
    public RecurringTask<Void> task() {
        return Tasks.recurring(NAME, FixedDelay.ofHours(6)).execute((_, _) -> run());
    }

    /** Deletes what is too old, in pieces, so that nobody waits long for the database; returns how much. */
    public int run() {
        var limit = clock.instant().minus(time);
        int deleted = 0;
        for (AgingData part : parts) {
            for (int some = 1; some > 0; ) {
                some = database.inTransaction(_ -> part.deleteOlderThan(limit));
                deleted += some;
            }
        }
        if (deleted > 0) {
            log.info("{} rows were older than {} days and are deleted", deleted, time.toDays());
        }
        return deleted;
    }
}
