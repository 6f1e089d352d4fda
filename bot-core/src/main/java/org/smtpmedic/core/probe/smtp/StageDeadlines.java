package org.smtpmedic.core.probe.smtp;

import java.time.Duration;
import java.util.Objects;
import org.smtpmedic.core.probe.Stage;

/**
 * How long each stage may take: its own deadline, but no longer than this.
 *
 * @param most longest time of any stage
 */
public record StageDeadlines(Duration most) {
    public StageDeadlines {
        Objects.requireNonNull(most);
    }

    /** Each stage's own. */
    public static StageDeadlines standard() {
        return new StageDeadlines(Duration.ofMinutes(1));
    }

    Duration of(Stage stage) {
        return stage.deadline().compareTo(most) < 0 ? stage.deadline() : most;
    }
}
