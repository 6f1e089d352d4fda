package org.smtpmedic.core.store;

import java.time.Instant;

/** What a part of the program keeps of what people wrote, and of who they are. Runs in the transaction of its caller. */
public interface KeptData {

    /** Deletes some of what has not changed since {@code limit}; returns how much, 0 when nothing is left to delete. */
    int deleteOlderThan(Instant limit);

    /** Takes out whatever names the person; returns how many rows it touched. */
    int forget(String platform, String personId);
}
