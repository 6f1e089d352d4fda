package org.smtpmedic.core.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.smtpmedic.core.diagnosis.SecretSpan.Kind;

/** Values behind keys: {@code MAIL_PASSWORD=}, {@code "pass": "..."}, {@code 'password' => '...'}, {@code client_secret=}, {@code Bearer}. */
final class KeyedSecrets {

    private static final int MAX_KEY = 64;
    private static final int MAX_BLANKS = 24;
    private static final boolean[] ASCII_KEY_CHARS = asciiKeyChars();
    private static final KeyEndings ENDINGS = new KeyEndings(List.of(
            Map.entry("password", Kind.PASSWORD),
            Map.entry("passwd", Kind.PASSWORD),
            Map.entry("passphrase", Kind.PASSWORD),
            Map.entry("pwd", Kind.PASSWORD),
            Map.entry("passwort", Kind.PASSWORD),
            Map.entry("kennwort", Kind.PASSWORD),
            Map.entry("contrase\u00f1a", Kind.PASSWORD),
            Map.entry("contrasena", Kind.PASSWORD),
            Map.entry("senha", Kind.PASSWORD),
            Map.entry("wachtwoord", Kind.PASSWORD),
            Map.entry("l\u00f6senord", Kind.PASSWORD),
            Map.entry("mot de passe", Kind.PASSWORD),
            Map.entry("\u043f\u0430\u0440\u043e\u043b\u044c", Kind.PASSWORD),
            Map.entry("\u5bc6\u7801", Kind.PASSWORD),
            Map.entry("\u30d1\u30b9\u30ef\u30fc\u30c9", Kind.PASSWORD),
            Map.entry("secret", Kind.CLIENT_SECRET),
            Map.entry("secretvalue", Kind.CLIENT_SECRET),
            Map.entry("refreshtoken", Kind.TOKEN),
            Map.entry("accesstoken", Kind.TOKEN),
            Map.entry("idtoken", Kind.TOKEN),
            Map.entry("authtoken", Kind.TOKEN),
            Map.entry("bearertoken", Kind.TOKEN),
            Map.entry("clientassertion", Kind.TOKEN),
            Map.entry("apikey", Kind.TOKEN),
            Map.entry("accesskey", Kind.CONNECTION_STRING),
            Map.entry("accountkey", Kind.CONNECTION_STRING),
            Map.entry("sharedaccesskey", Kind.CONNECTION_STRING)));

    private static final LastLetters LAST_LETTERS =
            new LastLetters(Stream.concat(ENDINGS.words(), Stream.of("bearer", "pass", "passe")));

    private final String text;
    private final List<SecretSpan> found;

    private KeyedSecrets(String text, List<SecretSpan> found) {
        this.text = text;
        this.found = found;
    }

    static void find(String text, List<SecretSpan> found) {
        new KeyedSecrets(text, found).run();
    }

    private void run() {
        int from = 0;
        for (int end = LAST_LETTERS.next(text, 2); end <= text.length(); end = LAST_LETTERS.next(text, end + 1)) {
            if (end == text.length() || !isKeyChar(text.charAt(end))) {
                int before = found.size();
                key(from, end);
                from = found.size() > before ? Math.max(end, found.getLast().end()) : from;
                end = Math.max(end, from);
            }
        }
    }

    /** Looks behind the key that ends at {@code end} and begins at {@code from} or later. */
    private void key(int from, int end) {
        int start = end;
        while (start > Math.max(from, end - MAX_KEY) && isKeyChar(text.charAt(start - 1))) {
            start--;
        }
        Optional<Kind> kind = kind(start, end);
        if (kind.isPresent()) {
            value(start, end, kind.get());
        }
    }

    private static boolean isKeyChar(char c) {
        return c < ASCII_KEY_CHARS.length ? ASCII_KEY_CHARS[c] : Character.isLetterOrDigit(c);
    }

    private static boolean[] asciiKeyChars() {
        boolean[] chars = new boolean[0x80];
        for (char c = 0; c < chars.length; c++) {
            chars[c] = Ascii.isLetterOrDigit(c) || c == '_' || c == '-';
        }
        return chars;
    }

    private Optional<Kind> kind(int start, int end) {
        if (end - start < 2) {
            return Optional.empty();
        }
        if (isBearer(start, end)) {
            return Optional.of(Kind.TOKEN);
        }
        if (isPass(start, end) || isPasse(start, end)) {
            return Optional.of(Kind.PASSWORD);
        }
        return ENDINGS.of(text, start, end);
    }

    private boolean isPass(int start, int end) {
        if (!endsWith("pass", start, end)) {
            return false;
        }
        String original = text.substring(start, end);
        String key = Ascii.lower(original);
        return key.equals("pass")
                || key.endsWith("_pass")
                || key.endsWith("-pass")
                || key.equals("smtppass")
                || key.equals("mailpass")
                || key.equals("authpass")
                || key.equals("userpass")
                || (original.endsWith("Pass") && original.length() > 4);
    }

    private boolean isPasse(int start, int end) {
        return end - start == 5 && endsWith("passe", start, end) && start >= 7 && endsWith("mot de ", start - 7, start);
    }

    private boolean isBearer(int start, int end) {
        return end - start == 6 && endsWith("bearer", start, end);
    }

    /** {@code word} in lower case; ASCII letters of any case fit. */
    private boolean endsWith(String word, int start, int end) {
        return end - word.length() >= start && Ascii.endsWith(text, end, word);
    }

    private void value(int keyStart, int keyEnd, Kind kind) {
        int at = blanks(closers(keyEnd));
        if (isBearer(keyStart, keyEnd)) {
            add(SecretValue.bare(text, at), kind, value -> value.end() - value.start() >= 16);
            return;
        }
        int separator = separator(at);
        if (separator == at) {
            withoutSeparator(keyStart, keyEnd, at, kind);
            return;
        }
        boolean assigned = text.charAt(separator - 1) != ':';
        int from = separator;
        while (from < text.length()
                && from - separator < MAX_BLANKS
                && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
            from++;
        }
        boolean escaped = from + 1 < text.length() && text.charAt(from) == '\\' && isQuote(text.charAt(from + 1));
        int quote = escaped ? from + 1 : from;
        if (quote < text.length() && isQuote(text.charAt(quote))) {
            add(SecretValue.quoted(text, quote), kind, _ -> true);
        } else if (from < text.length() && text.charAt(from) == '\n') {
            add(SecretValue.bare(text, from + 1), kind, value -> value.looksChosen(text) && endsLine(value));
        } else {
            add(SecretValue.bare(text, from), kind, value -> assigned || !value.isProse(text));
        }
    }

    /** {@code --password X}, {@code key="SmtpPassword" value="X"} and, in a sentence, {@code the password is X}. */
    private void withoutSeparator(int keyStart, int keyEnd, int at, Kind kind) {
        boolean flag = text.charAt(keyStart) == '-' && at == keyEnd + 1 && at < text.length();
        if (flag) {
            add(isQuote(text.charAt(at)) ? SecretValue.quoted(text, at) : SecretValue.bare(text, at), kind, _ -> true);
            return;
        }
        String next = Ascii.lower(text.substring(at, Math.min(text.length(), at + 8)));
        if (next.startsWith("value=") && next.length() > 6 && isQuote(next.charAt(6))) {
            add(SecretValue.quoted(text, at + 6), kind, _ -> true);
        } else if (next.startsWith("is ") || next.startsWith("was ")) {
            int from = at + next.indexOf(' ') + 1;
            boolean quoted = from < text.length() && isQuote(text.charAt(from));
            SecretValue value = quoted ? SecretValue.quoted(text, from) : SecretValue.bare(text, from);
            add(value, kind, chosen -> chosen.looksChosen(text));
        }
    }

    private boolean endsLine(SecretValue value) {
        return value.end() >= text.length() || text.charAt(value.end()) == '\n' || text.charAt(value.end()) == '\r';
    }

    private void add(SecretValue value, Kind kind, java.util.function.Predicate<SecretValue> test) {
        if (!value.isEmpty() && !value.isPlaceholder(text) && test.test(value)) {
            found.add(value.as(kind));
        }
    }

    private int closers(int from) {
        int at = from;
        while (at < text.length()
                && at - from < 4
                && (isQuote(text.charAt(at))
                        || text.charAt(at) == ']'
                        || text.charAt(at) == '\\'
                        || text.charAt(at) == '*')) {
            at++;
        }
        return at;
    }

    private int blanks(int from) {
        int at = from;
        while (at < text.length() && at - from < MAX_BLANKS && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private int separator(int from) {
        for (String sign : List.of("=>", ":=", "==", "=", ":", ">", "\uff1a")) {
            if (text.startsWith(sign, from)) {
                return from + sign.length();
            }
        }
        return from;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`' || c == '\u201c' || c == '\u201d' || c == '\u2018' || c == '\u2019';
    }
}
