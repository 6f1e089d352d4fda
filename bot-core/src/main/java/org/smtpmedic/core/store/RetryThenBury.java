package org.smtpmedic.core.store;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.log.FaultPlace;

/**
 * What becomes of a task that threw: it is tried again after growing pauses, and in the end lies among the dead letters, so that it holds up
 * nothing else. A failing database is no fault of the task, and never ends it.
 */
public final class RetryThenBury<T> implements FailureHandler<T> {
    /** With the pauses between them, somewhat more than half an hour. */
    public static final int TRIES = 10;

    private static final Logger log = LoggerFactory.getLogger(RetryThenBury.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Database database;
    private final InstantSource clock;
    private final Consumer<T> buried;

    /** {@code buried} is told what the work was about, in the transaction that gives it up. */
    public RetryThenBury(Database database, InstantSource clock, Consumer<T> buried) {
        this.database = database;
        this.clock = clock;
        this.buried = buried;
    }

    public RetryThenBury(Database database, InstantSource clock) {
        this(database, clock, _ -> {});
    }

    @Override
    public void onFailure(ExecutionComplete complete, ExecutionOperations<T> operations) {
        var execution = complete.getExecution();
        int tries = execution.consecutiveFailures + 1;
        boolean ofTheDatabase =
                complete.getCause().filter(RetryThenBury::isOfTheDatabase).isPresent();
        if (tries < TRIES || ofTheDatabase) {
            log.warn("A task '{}' failed, try {}: {}", execution.getTaskName(), tries, reason(complete));
            operations.reschedule(complete, clock.instant().plus(pause(tries)));
            return;
        }
        database.inTransaction(_ -> {
            bury(complete, tries);
            operations.stop();
            return tries;
        });
    }

    private void bury(ExecutionComplete complete, int tries) {
        var execution = complete.getExecution();
        var data = Optional.ofNullable(execution.taskInstance.getData());
        var letter = new DeadLetter(
                execution.getTaskName(),
                execution.getId(),
                data.map(Object::toString),
                reason(complete),
                tries,
                clock.instant());
        new DeadLetters(database).bury(letter);
        log.error("A task '{}' failed {} times and is given up: dead letter {}", letter.task(), tries, letter.id());
        try {
            @SuppressWarnings("unchecked") // The task's own handler; its data is of its type.
            var subject = (Optional<T>) data;
            subject.ifPresent(buried);
        } catch (RuntimeException e) {
            log.warn(
                    "Nobody could be told of dead letter {}: {}",
                    letter.id(),
                    e.getClass().getName());
        }
    }

    /** A row that cannot be read is the fault of that row. */
    private static boolean isOfTheDatabase(Throwable e) {
        return e instanceof StoreException store && store.isOfTheDatabase();
    }

    private static String reason(ExecutionComplete complete) {
        return complete.getCause().map(FaultPlace::of).orElse("no reason given");
    }

    private static Duration pause(int tries) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
