package org.smtpmedic.core.diagnosis;

import java.util.List;

/** Where the value behind a key such as {@code password=} stands, and whether it is a secret or only prose, a placeholder or code. */
record SecretValue(int start, int end) {

    private static final int MAX_QUOTED = 4096;
    private static final int MAX_BARE = 20_000;
    private static final int MAX_WORD = 40;
    private static final List<String> NO_SECRETS = List.of(
            "null",
            "none",
            "nil",
            "empty",
            "true",
            "false",
            "yes",
            "no",
            "required",
            "wrong",
            "incorrect",
            "invalid",
            "failed",
            "failure",
            "expired",
            "missing",
            "unset",
            "set",
            "undefined",
            "string",
            "basic",
            "login",
            "plain",
            "prompt",
            "optional",
            "rejected",
            "ok",
            "error",
            "removed",
            "redacted",
            "hidden",
            "masked",
            "password",
            "your",
            "the",
            "my",
            "is",
            "was",
            "not",
            "normal",
            "it",
            "we",
            "i",
            "username",
            "correct",
            "unchanged",
            "array",
            "authentication");
    private static final List<String> CODE_HEADS = List.of(
            "<",
            "${",
            "{{",
            "$",
            "%",
            "process.env",
            "os.environ",
            "os.getenv",
            "env(",
            "env.",
            "config",
            "getenv",
            "system.getenv",
            "self.",
            "this.",
            "settings.",
            "options.",
            "[",
            "{",
            "(",
            "@",
            "xxx",
            "***",
            "...",
            "!vault",
            "secrets.",
            "args.",
            "=");

    static SecretValue quoted(String text, int quoteAt) {
        char quote = text.charAt(quoteAt);
        int limit = Math.min(text.length(), quoteAt + MAX_QUOTED);
        int end = quoteAt + 1;
        while (end < limit
                && text.charAt(end) != '\n'
                && (text.charAt(end) != quote || (text.charAt(end - 1) == '\\' && !isEscapedQuote(text, quoteAt)))) {
            end++;
        }
        // In a string inside a string the closing quote is escaped like the opening one.
        boolean escaped = end < limit && text.charAt(end - 1) == '\\' && isEscapedQuote(text, quoteAt);
        return new SecretValue(quoteAt + 1, Math.max(quoteAt + 1, escaped ? end - 1 : end));
    }

    private static boolean isEscapedQuote(String text, int quoteAt) {
        return quoteAt > 0 && text.charAt(quoteAt - 1) == '\\';
    }

    /** Up to the next blank; ends earlier where the next {@code key=} of a list or a query begins. Empty for a placeholder. */
    static SecretValue bare(String text, int start) {
        int limit = Math.min(text.length(), start + MAX_BARE);
        if (new SecretValue(start, wordEnd(text, start)).isPlaceholder(text)) {
            return new SecretValue(start, start);
        }
        int end = start;
        while (end < limit && !isEnd(text, end) && !startsNextKey(text, end)) {
            end++;
        }
        while (end > start && ",;)}".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return new SecretValue(start, appPassword(text, start, end));
    }

    private static boolean startsNextKey(String text, int at) {
        return "&;,".indexOf(text.charAt(at)) >= 0 && isKey(text, at + 1, text.length());
    }

    private static boolean isEnd(String text, int at) {
        char c = text.charAt(at);
        boolean literalBreak = c == '\\' && at + 1 < text.length() && "nr".indexOf(text.charAt(at + 1)) >= 0;
        return c <= ' ' || c == '"' || c == '\'' || c == '<' || c == '`' || c == '\u00a0' || literalBreak;
    }

    private static boolean isKey(String text, int start, int end) {
        int at = start;
        while (at < end && at - start < 30 && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return at > start && at < end && text.charAt(at) == '=';
    }

    /** Google shows its app passwords as four groups of four letters. */
    private static int appPassword(String text, int start, int end) {
        if (end - start != 4 || start + 19 > text.length()) {
            return end;
        }
        for (int i = 0; i < 19; i++) {
            char c = text.charAt(start + i);
            if (i % 5 == 4 ? c != ' ' : c < 'a' || c > 'z') {
                return end;
            }
        }
        return start + 19;
    }

    boolean isEmpty() {
        return end <= start;
    }

    boolean isPlaceholder(String text) {
        String value = Ascii.lower(text.substring(start, Math.min(end, start + MAX_WORD)));
        String bare = value.endsWith(".") || value.endsWith("?") ? value.substring(0, value.length() - 1) : value;
        boolean hidden = value.chars().allMatch(c -> c == '*' || c == 'x' || c == '\u2022' || c == '.');
        return hidden || NO_SECRETS.contains(bare) || CODE_HEADS.stream().anyMatch(value::startsWith) || isCall(value);
    }

    private static int wordEnd(String text, int start) {
        int limit = Math.min(text.length(), start + MAX_WORD);
        int at = start;
        while (at < limit && !isEnd(text, at) && ",;".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static boolean isCall(String value) {
        int open = value.indexOf('(');
        return open > 2
                && value.chars().limit(open).allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '_');
    }

    /** A plain word with more words behind it: somebody speaks about a password. */
    boolean isProse(String text) {
        boolean word = text.substring(start, end).chars().allMatch(c -> Character.isLetter(c) || c == ',' || c == '\'');
        boolean goesOn = end + 1 < text.length() && text.charAt(end) == ' ' && Character.isLetter(text.charAt(end + 1));
        return word && goesOn;
    }

    /** Letters together with digits or signs, so hardly a word of a sentence. */
    boolean looksChosen(String text) {
        if (end - start < 6 || end - start > 64) {
            return false;
        }
        String value = text.substring(start, end);
        boolean letter = value.chars().anyMatch(Character::isLetter);
        boolean other = value.substring(0, value.length() - 1)
                .chars()
                .anyMatch(c -> Character.isDigit(c) || "!#$%&*+=?^".indexOf(c) >= 0);
        return letter
                && other
                && !value.contains("://")
                && value.chars().filter(c -> c == '.').count() < 2;
    }

    SecretSpan as(SecretSpan.Kind kind) {
        return new SecretSpan(kind, start, end);
    }
}
