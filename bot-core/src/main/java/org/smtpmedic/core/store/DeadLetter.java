package org.smtpmedic.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A piece of work that failed every time.
 *
 * @param task what kind of work, such as {@code deliver}
 * @param instance which piece of it
 * @param data what the work needs; empty where its instance says all, or where it could not be kept
 * @param reason for an operator; holds nothing that people wrote
 */
public record DeadLetter(
        String task, String instance, Optional<String> data, String reason, int tries, Instant diedAt) {
    private static final int SHORT = 8;

    public DeadLetter {
        Objects.requireNonNull(task);
        Objects.requireNonNull(instance);
        Objects.requireNonNull(data);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(diedAt);
    }

    /** Short enough to be typed; the same whenever the same piece of work dies. */
    public String id() {
        return UUID.nameUUIDFromBytes((task + "|" + instance).getBytes(UTF_8))
                .toString()
                .substring(0, SHORT);
    }
}
