package org.smtpmedic.core.diagnosis;

import java.util.List;
import java.util.Optional;

/** Turns a paste into its folded form in one pass: undoes escapes of logs, mails and web pages, and leaves secrets out. */
final class Folding {

    private static final int MAX_ANSI = 24;
    private static final String BYTES = "bBuU";
    /** What the ASCII characters fold to that mean nothing but themselves. */
    private static final char[] PLAIN = plain("\u001b&\\>'\"");

    private static final char[] PLAIN_IN_QUOTED_PRINTABLE = plain("\u001b&\\>'\"=");

    private final String text;
    private final List<SecretSpan> secrets;
    private final List<EncodedText.Body> encoded;
    private final boolean quotedPrintable;
    private final char[] plain;
    private final FoldedText.Builder out;
    private int at;

    private Folding(String text, List<SecretSpan> secrets) {
        this.text = text;
        this.secrets = secrets;
        this.encoded = EncodedText.bodies(text);
        this.quotedPrintable = hasSoftBreak(text);
        this.plain = quotedPrintable || text.contains("=?") ? PLAIN_IN_QUOTED_PRINTABLE : PLAIN;
        this.out = new FoldedText.Builder(text.length());
    }

    private static char[] plain(String others) {
        char[] folds = CharacterFold.ascii();
        others.chars().forEach(c -> folds[c] = FoldedText.Builder.NO_FOLD);
        return folds;
    }

    /** Whether a line ends in {@code =}, as only quoted-printable does on purpose. */
    private static boolean hasSoftBreak(String text) {
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            int last = end > 0 && text.charAt(end - 1) == '\r' ? end - 2 : end - 1;
            if (last >= 0 && text.charAt(last) == '=') {
                return true;
            }
        }
        return false;
    }

    /** {@code secrets} in order and without overlap. */
    static FoldedText fold(String text, List<SecretSpan> secrets) {
        Folding folding = new Folding(text, secrets);
        folding.run();
        return ContinuationLines.join(folding.out.build());
    }

    /** A phrase of the catalogue, folded the way the texts are. */
    static FoldedText phrase(String text) {
        FoldedText.Builder out = new FoldedText.Builder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            CharacterFold.fold(text.codePointAt(i), i, i + 1, out);
        }
        return out.build();
    }

    private void run() {
        int next = 0;
        int body = 0;
        while (at < text.length()) {
            if (body < encoded.size() && encoded.get(body).start() <= at) {
                decoded(encoded.get(body++));
                continue;
            }
            if (next < secrets.size() && secrets.get(next).start() <= at) {
                SecretSpan secret = secrets.get(next++);
                out.add(FoldedText.BARRIER, secret.start(), secret.end());
                at = Math.max(at, secret.end());
                continue;
            }
            int masked = next < secrets.size() ? secrets.get(next).start() : text.length();
            int stop =
                    body < encoded.size() ? Math.min(masked, encoded.get(body).start()) : masked;
            at = out.addFolds(text, at, stop, plain);
            if (at < stop) {
                step(stop);
            }
        }
    }

    /** A part that was encoded as a whole. What it says may hold secrets of its own, so then it is left out. */
    private void decoded(EncodedText.Body body) {
        if (at > body.start() || !SecretFinder.find(body.text()).isEmpty()) {
            return;
        }
        for (int i = 0; i < body.text().length(); i++) {
            int from = body.near(i);
            CharacterFold.fold(body.text().charAt(i), from, Math.max(from + 1, body.near(i + 1)), out);
        }
        at = body.end();
    }

    /** Consumes at least one character and never reads or consumes behind {@code stop}. */
    private void step(int stop) {
        char c = text.charAt(at);
        boolean done = switch (c) {
            case '\u001b' -> ansi(stop);
            case '&' -> entity(stop);
            case '\\' -> backslash(stop);
            case '=' -> encodedWord(stop) || (quotedPrintable && quotedPrintable(stop));
            case '>' -> quotePrefix();
            case '\'', '"' -> bytesPrefix();
            default -> false;
        };
        if (!done) {
            int codePoint = text.codePointAt(at);
            int size = Math.min(Character.charCount(codePoint), stop - at);
            emit(codePoint, size);
        }
    }

    private void emit(int codePoint, int size) {
        CharacterFold.fold(codePoint, at, at + size, out);
        at += size;
    }

    private boolean ansi(int stop) {
        int end = at + 1;
        if (end < stop && text.charAt(end) == '[') {
            end++;
            int limit = Math.min(stop, at + MAX_ANSI);
            while (end < limit && (text.charAt(end) < '@' || text.charAt(end) > '~')) {
                end++;
            }
            end = Math.min(end + 1, stop);
        }
        at = end;
        return true;
    }

    private boolean entity(int stop) {
        TextEscapes.Decoded decoded = TextEscapes.entity(text, at, stop);
        return emitted(decoded);
    }

    private boolean backslash(int stop) {
        TextEscapes.Decoded decoded = TextEscapes.backslash(text, at, stop);
        return emitted(decoded);
    }

    private boolean encodedWord(int stop) {
        Optional<EncodedText.Word> word = EncodedText.word(text, at, stop);
        word.ifPresent(found -> {
            int end = at + found.size();
            found.text().codePoints().forEach(c -> CharacterFold.fold(c, at, end, out));
            at = end;
        });
        return word.isPresent();
    }

    private boolean quotedPrintable(int stop) {
        TextEscapes.Decoded decoded = TextEscapes.quotedPrintable(text, at, stop);
        if (decoded.size() > 0 && decoded.codePoint() == TextEscapes.NOTHING) {
            at += decoded.size();
            return true;
        }
        return emitted(decoded);
    }

    private boolean emitted(TextEscapes.Decoded decoded) {
        if (decoded.size() == 0) {
            return false;
        }
        emit(decoded.codePoint(), decoded.size());
        return true;
    }

    /** The mark that mail programs and chats put before a quoted line. */
    private boolean quotePrefix() {
        if (!atLineStart()) {
            return false;
        }
        at++;
        return true;
    }

    private boolean atLineStart() {
        int before = at - 1;
        while (before >= 0 && before > at - 8 && (text.charAt(before) == ' ' || text.charAt(before) == '>')) {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n';
    }

    /** Python writes bytes as b'...'; the letter would glue to the word. */
    private boolean bytesPrefix() {
        boolean letter = at > 0 && BYTES.indexOf(text.charAt(at - 1)) >= 0 && BYTES.indexOf(out.last()) >= 0;
        if (letter && out.endsWith(at - 1, at)) {
            char prefix = out.last();
            out.removeLast();
            if (Character.isLetterOrDigit(out.last())) {
                out.add(prefix, at - 1, at);
            }
        }
        return false;
    }
}
