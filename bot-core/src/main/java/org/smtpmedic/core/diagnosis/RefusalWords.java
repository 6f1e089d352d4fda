package org.smtpmedic.core.diagnosis;

import java.util.List;

/** Tells a refusal in words that no wording knows from a bare code, and from a number that happens to start a line. */
final class RefusalWords {

    private static final int NEAR = 160;
    private static final int WRAP = 8;
    /** Beginnings and middles of the words that servers refuse with, in the languages they do it in. */
    private static final List<String> STEMS = List.of(
            "mail",
            "relay",
            "auth",
            "user",
            "account",
            "recipient",
            "sender",
            "address",
            "message",
            "domain",
            "host",
            "server",
            "reject",
            "denied",
            "deny",
            "refus",
            "block",
            "spam",
            "polic",
            "not ",
            "no ",
            "unable",
            "invalid",
            "error",
            "fail",
            "limit",
            "quota",
            "too many",
            "try again",
            "later",
            "unavailable",
            "disabled",
            "required",
            "allow",
            "permit",
            "access",
            "greylist",
            "blacklist",
            "dns",
            "spf",
            "dkim",
            "dmarc",
            "connection",
            "timeout",
            "tls",
            "command",
            "syntax",
            "must ",
            "nicht",
            "kein",
            "invalide",
            "rechaz",
            "deneg",
            "negad",
            "non ",
            "niet",
            "\u62d2",
            "\u5931\u8d25",
            "\u4e0d");

    private RefusalWords() {}

    static boolean follow(FoldedText text, Reply reply) {
        String words = text.subSequence(reply.end(), lineEnd(text, reply.end()));
        return reply.enhanced().isEmpty() ? hasStem(words) : words.chars().anyMatch(Character::isLetter);
    }

    private static boolean hasStem(String words) {
        for (String stem : STEMS) {
            if (words.contains(stem)) {
                return true;
            }
        }
        return false;
    }

    /** A line may be wrapped right behind the code; behind an empty line somebody speaks of something else. */
    private static int lineEnd(FoldedText text, int start) {
        int end = start;
        while (end < Math.min(text.length(), start + NEAR) && !endsHere(text, start, end)) {
            end++;
        }
        return end;
    }

    private static boolean endsHere(FoldedText text, int start, int at) {
        return text.charAt(at) == '\n' && (at - start >= WRAP || text.at(at + 1) == '\n');
    }
}
