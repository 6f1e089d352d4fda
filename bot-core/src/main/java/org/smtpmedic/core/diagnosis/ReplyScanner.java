package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds SMTP replies: a reply code (RFC 5321, 4.2), an enhanced status code (RFC 3463), or both. Numbers that belong to addresses, times,
 * versions or longer numbers are none.
 */
final class ReplyScanner {

    /** Between a reply code and its enhanced code: {@code (535, '5.7.139}, {@code 550 #5.7.1}, a line wrap. */
    private static final int MAX_BETWEEN = 8;

    private static final List<String> LINKS = List.of(
            "additional smtp info",
            "additional info",
            "enhanced",
            "enhanced code",
            "status",
            "detail",
            "smtp",
            "error");

    private final FoldedText text;
    private final List<Reply> replies = new ArrayList<>();
    private CodeNumber pending = CodeNumber.NONE;

    private ReplyScanner(FoldedText text) {
        this.text = text;
    }

    /** In the order of the text. */
    static List<Reply> scan(FoldedText text) {
        ReplyScanner scanner = new ReplyScanner(text);
        int at = 0;
        while (at < text.length()) {
            if (!Ascii.isDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int end = CodeNumber.end(text, at);
            if (CodeNumber.mayBeCode(text, at, end)) {
                scanner.accept(CodeNumber.read(text, at, end));
            }
            at = end;
        }
        scanner.flush();
        return ReplyParts.join(scanner.replies);
    }

    private void accept(CodeNumber number) {
        switch (number.kind()) {
            case REPLY -> {
                flush();
                pending = number;
            }
            case ENHANCED -> enhanced(number);
            case NEITHER -> {
                /* a number of something else */
            }
        }
    }

    private void enhanced(CodeNumber number) {
        if (pending.kind() == CodeNumber.Kind.REPLY
                && sameClass(pending, number)
                && isBetween(pending.end(), number.start())) {
            replies.add(new Reply(pending.digits(), number.digits(), pending.start(), number.end()));
            pending = CodeNumber.NONE;
            return;
        }
        flush();
        if (ReplyMeaning.isPlausible(number.digits())
                && !CodeContext.isEmptySummary(text, number)
                && !CodeContext.isVersion(text, number.start())) {
            replies.add(new Reply("", number.digits(), number.start(), number.end()));
        }
    }

    /** Queues report a temporary trouble with a final code: {@code 550 4.4.7}. */
    private static boolean sameClass(CodeNumber code, CodeNumber enhanced) {
        boolean success = code.digits().charAt(0) < '4';
        return success ? enhanced.digits().charAt(0) == '2' : enhanced.digits().charAt(0) != '2';
    }

    private boolean isBetween(int from, int to) {
        int letters = 0;
        for (int at = from; at < to; at++) {
            if (at - from > 40 || text.charAt(at) == FoldedText.BARRIER) {
                return false;
            }
            if (Character.isLetterOrDigit(text.charAt(at))) {
                letters++;
            }
        }
        if (letters == 0) {
            return to - from <= MAX_BETWEEN || text.subSequence(from, to).isBlank();
        }
        String between = text.subSequence(from, to).replaceAll("[^a-z ]", " ").strip();
        return LINKS.contains(between);
    }

    private void flush() {
        if (pending.kind() == CodeNumber.Kind.REPLY && CodeContext.isReply(text, pending)) {
            replies.add(new Reply(pending.digits(), "", pending.start(), pending.end()));
        }
        pending = CodeNumber.NONE;
    }
}
