package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** Puts halves together: libraries report the reply code apart from the text that carries the enhanced code. */
final class ReplyParts {

    private static final int MAX_APART = 600;

    private ReplyParts() {}

    static List<Reply> join(List<Reply> replies) {
        List<Reply> joined = new ArrayList<>();
        for (Reply reply : replies) {
            Reply last = joined.isEmpty() ? reply : joined.getLast();
            if (repeats(last, reply)) {
                continue;
            }
            if (!joined.isEmpty() && complete(last, reply)) {
                joined.removeLast();
                joined.add(merged(last, reply));
            } else {
                joined.add(reply);
            }
        }
        return joined;
    }

    /** Gmail writes the enhanced code on each line of a long reply. */
    private static boolean repeats(Reply one, Reply other) {
        return !one.code().isEmpty() && other.code().isEmpty() && one.enhanced().equals(other.enhanced());
    }

    private static boolean complete(Reply one, Reply other) {
        boolean halves = one.code().isEmpty() != other.code().isEmpty()
                && one.enhanced().isEmpty() != other.enhanced().isEmpty();
        return halves && one.sameClass(other) && other.start() - one.end() < MAX_APART;
    }

    /** Stands where the enhanced code stands: the words are there. */
    private static Reply merged(Reply one, Reply other) {
        Reply place = one.enhanced().isEmpty() ? other : one;
        String code = one.code().isEmpty() ? other.code() : one.code();
        return new Reply(code, place.enhanced(), place.start(), place.end());
    }
}
