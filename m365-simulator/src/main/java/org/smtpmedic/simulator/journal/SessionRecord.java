package org.smtpmedic.simulator.journal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One session so far.
 *
 * @param id the id in the trailer of its replies
 * @param started when the client came
 * @param lines what was said, oldest first
 */
public record SessionRecord(String id, Instant started, List<Line> lines) {
    public SessionRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(started);
        lines = List.copyOf(lines);
    }
}
