package org.smtpmedic.core.diagnosis;

import java.util.Optional;

/** A reply in the folded text. A part that does not stand there is empty. */
record Reply(String code, String enhanced, int start, int end) {

    boolean isError() {
        String first = code.isEmpty() ? enhanced : code;
        return first.startsWith("4") || first.startsWith("5");
    }

    /** Both codes stand there. */
    boolean isComplete() {
        return !code.isEmpty() && !enhanced.isEmpty();
    }

    boolean sameClass(Reply other) {
        char mine = (code.isEmpty() ? enhanced : code).charAt(0);
        char others = (other.code.isEmpty() ? other.enhanced : other.code).charAt(0);
        return mine == others;
    }

    /** {@code stop} is where the next reply begins. */
    SmtpReply inOriginal(FoldedText text, int stop) {
        return new SmtpReply(
                Optional.of(code).filter(value -> !value.isEmpty()),
                Optional.of(enhanced).filter(value -> !value.isEmpty()),
                text.originalStart(start),
                text.originalEnd(stop));
    }
}
