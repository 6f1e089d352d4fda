package org.smtpmedic.core.store;

import java.time.Instant;

/** What a part of the program keeps, and need not keep for ever. Runs in the transaction of its caller. */
public interface AgingData {

    /** Deletes some of what has not changed since {@code limit}; returns how much, 0 when nothing is left to delete. */
    int deleteOlderThan(Instant limit);
}
