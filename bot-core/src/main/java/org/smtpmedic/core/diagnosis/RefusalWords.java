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
            "exceed",
            "suspend",
            "suspect",
            "unknown",
            "listed",
            "temporar",
            "permanent",
            "frequency",
            "busy",
            "virus",
            "abgelehnt",
            "gesperrt",
            "verweiger",
            "interdit",
            "bloque",
            "respin",
            "rifiut",
            "recusad",
            "geweiger",
            "odrzuc",
            "\u043e\u0442\u043a\u0430\u0437",
            "\u043e\u0442\u043a\u043b\u043e\u043d",
            "\u0437\u0430\u0431\u043b\u043e\u043a",
            "\u0437\u0430\u043f\u0440\u0435\u0449",
            "\u62d2",
            "\u5931\u8d25",
            "\u5931\u6557",
            "\u4e0d",
            "\u9519\u8bef",
            "\u932f\u8aa4",
            "\u30a8\u30e9\u30fc");

    /** What a refused login is about, as far as it is not among the others. */
    private static final List<String> LOGIN_STEMS = List.of(
            "passw",
            "login",
            "log in",
            "credential",
            "incorrect",
            "wrong",
            "bad ",
            "falsch",
            "benutzer",
            "mot de passe",
            "utilisateur",
            "contrasen",
            "usuario",
            "utente",
            "senha",
            "wachtwoord",
            "haslo",
            "\u043f\u0430\u0440\u043e\u043b",
            "\u7528\u6237",
            "\u5bc6\u7801",
            "\u5bc6\u78bc",
            "\u8a8d\u8a3c",
            "\u8ba4\u8bc1",
            "\u9a57\u8b49");

    /** What stands right before numbers that a server said alone. */
    private static final List<String> QUOTES = List.of("said: ", "returned '", "command fail: ", "command failed: ");

    private RefusalWords() {}

    /** Whether words of refusal belong to the reply: mostly they stand behind it. */
    static boolean follow(FoldedText text, Reply reply) {
        String words = text.subSequence(reply.end(), lineEnd(text, reply.end()));
        boolean found = reply.enhanced().isEmpty()
                ? hasStem(words, STEMS) || (reply.code().startsWith("53") && hasStem(words, LOGIN_STEMS))
                : words.chars().anyMatch(Character::isLetter);
        return found || leadTo(text, reply);
    }

    /** A library may put the words before the numbers ({@code Detail: words SMTP code: 550}); a server may say numbers alone. */
    private static boolean leadTo(FoldedText text, Reply reply) {
        String before = text.subSequence(Math.max(0, reply.start() - NEAR), reply.start());
        int code = before.lastIndexOf("smtp code:");
        int detail = before.lastIndexOf("detail:");
        boolean quoted = reply.isComplete() && QUOTES.stream().anyMatch(before::endsWith);
        return quoted || (detail >= 0 && detail < code && hasStem(before.substring(detail, code), STEMS));
    }

    private static boolean hasStem(String words, List<String> stems) {
        for (String stem : stems) {
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
