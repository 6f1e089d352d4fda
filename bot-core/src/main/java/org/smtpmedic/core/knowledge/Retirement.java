package org.smtpmedic.core.knowledge;

import java.time.LocalDate;
import java.util.List;

/** A service on its way out. The only place where its dates stand. */
public record Retirement(
        String id,
        String title,
        List<Event> events,
        String before,
        String after,
        List<String> sources,
        LocalDate asOf) {
    public Retirement {
        events = List.copyOf(events);
        sources = List.copyOf(sources);
    }

    /** {@code precision} is {@code day}, {@code end-of-month} or {@code half-year}; {@code on} is the last day it may mean. */
    public record Event(LocalDate on, String what, String precision) {}

    /** The text that is true on {@code today}. */
    public String textOn(LocalDate today) {
        return today.isAfter(events.getFirst().on()) ? after : before;
    }
}
