package org.smtpmedic.simulator.journal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest sessions. Safe for use by several threads. */
public final class Journal {
    private static final int MOST_SESSIONS = 50;

    private final Deque<SessionLog> newestFirst = new ArrayDeque<>();

    /** Begins a session; the oldest one is forgotten when there are too many. */
    public synchronized SessionLog begin(String id, Instant started) {
        var log = new SessionLog(id, started);
        newestFirst.addFirst(log);
        if (newestFirst.size() > MOST_SESSIONS) {
            newestFirst.removeLast();
        }
        return log;
    }

    /** The sessions as they stand now, newest first. */
    public synchronized List<SessionRecord> recent() {
        return newestFirst.stream().map(SessionLog::snapshot).toList();
    }
}
