package org.smtpmedic.core.casework;

import java.util.function.Supplier;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.store.Database;

/** One decision at a time in a conversation, or two errors at the same moment would open two cases. */
final class Turns {

    /** How often a decision is made again because somebody else was faster. */
    private static final int TRIES = 8;

    private final Database database;
    private final Runnable wake;

    /** {@code wake} is told after each commit that there may be something to send. */
    Turns(Database database, Runnable wake) {
        this.database = database;
        this.wake = wake;
    }

    /** Runs the work in a transaction of its own, again where it lost the race. */
    <T> T take(ConversationRef conversation, Supplier<T> work) {
        for (int left = TRIES; ; left--) {
            try {
                T result = database.inTransaction(_ -> {
                    database.lock(conversation.toString());
                    return work.get();
                });
                wake.run();
                return result;
            } catch (LostRace e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }

    /** As {@link #take(ConversationRef, Supplier)}, for work without a result. */
    void run(ConversationRef conversation, Runnable work) {
        take(conversation, () -> {
            work.run();
            return conversation;
        });
    }

    /** Somebody stored the case in between: decide again on what is there now. */
    static final class LostRace extends RuntimeException {
        LostRace() {
            super("The case changed while it was being decided", null, false, false);
        }
    }
}
