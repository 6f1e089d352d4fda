package org.smtpmedic.server.knowledge;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.smtpmedic.server.Knowledge;

/** The knowledge of this moment. Whoever needs several parts of it that fit together asks once and keeps the answer. */
public final class LiveKnowledge implements Supplier<Knowledge> {
    private final AtomicReference<Knowledge> current;

    public LiveKnowledge(Knowledge first) {
        current = new AtomicReference<>(first);
    }

    @Override
    public Knowledge get() {
        return current.get();
    }

    void replaceBy(Knowledge next) {
        current.set(next);
    }
}
