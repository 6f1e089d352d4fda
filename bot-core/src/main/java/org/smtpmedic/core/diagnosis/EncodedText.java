package org.smtpmedic.core.diagnosis;

import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that a mail carries encoded: encoded words in its headers (RFC 2047), parts in base64 (RFC 2045). */
final class EncodedText {

    private static final int MAX_WORD = 200;
    private static final int MAX_BODY = 400_000;
    private static final String ENCODING = "content-transfer-encoding:";
    private static final String TYPE = "content-type:";
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w.:-]{1,40})");

    private EncodedText() {}

    /** A part's body: where it stands, and what it says. */
    record Body(int start, int end, String text) {

        /** Index into the original near the given character of the text: base64 cannot be cut between any two characters. */
        int near(int index) {
            return start + (int) ((long) index * (end - start) / text.length());
        }
    }

    /** An encoded word and how many characters it takes. */
    record Word(String text, int size) {}

    /** The encoded word that begins at {@code at}, before {@code stop}. */
    static Optional<Word> word(String text, int at, int stop) {
        if (!text.startsWith("=?", at)) {
            return Optional.empty();
        }
        int encoding = text.indexOf('?', at + 2);
        int end = encoding < 0 ? -1 : text.indexOf("?=", encoding + 3);
        if (end < 0 || end + 2 > stop || end - at > MAX_WORD) {
            return Optional.empty();
        }
        String word = text.substring(at, end + 2);
        try {
            return Optional.of(new Word(MimeUtility.decodeWord(word), word.length()));
        } catch (ParseException | UnsupportedEncodingException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /** Every part in base64 that holds text, in order. */
    static List<Body> bodies(String text) {
        List<Body> bodies = new ArrayList<>();
        if (!Ascii.contains(text, ENCODING, 'g')) {
            return bodies;
        }
        boolean base64 = false;
        String type = "text/plain";
        int at = 0;
        while (at < text.length()) {
            int end = lineEnd(text, at);
            String line =
                    Ascii.lower(text.substring(at, Math.min(end, at + 1000))).strip();
            if (line.isEmpty()) {
                if (base64 && isText(type)) {
                    Optional<Body> body = body(text, end + 1, type);
                    body.ifPresent(bodies::add);
                    end = body.map(found -> found.end() - 1).orElse(end);
                }
                base64 = false;
                type = "text/plain";
            } else if (line.startsWith(ENCODING)) {
                base64 = line.endsWith("base64");
            } else if (line.startsWith(TYPE)) {
                type = line.substring(TYPE.length()).strip();
            } else if (line.startsWith("charset=")) {
                type += "; " + line;
            }
            at = end + 1;
        }
        return bodies;
    }

    private static boolean isText(String type) {
        return type.startsWith("text/") || type.startsWith("message/");
    }

    private static Optional<Body> body(String text, int start, String type) {
        int end = start;
        while (end < text.length() && end - start < MAX_BODY && isBase64Line(text, end)) {
            end = Math.min(text.length(), lineEnd(text, end) + 1);
        }
        if (end - start < 8) {
            return Optional.empty();
        }
        byte[] bytes = decoded(text.substring(start, end));
        String words = new String(bytes, charset(type));
        return words.isEmpty() ? Optional.empty() : Optional.of(new Body(start, end, words));
    }

    private static byte[] decoded(String encoded) {
        String letters = encoded.replaceAll("[^A-Za-z0-9+/]", "");
        return Base64.getDecoder().decode(letters.substring(0, letters.length() - (letters.length() % 4 == 1 ? 1 : 0)));
    }

    private static boolean isBase64Line(String text, int start) {
        int end = lineEnd(text, start);
        return end > start
                && text.substring(start, Math.min(end, start + 200))
                        .strip()
                        .chars()
                        .allMatch(EncodedText::isBase64);
    }

    private static boolean isBase64(int c) {
        return Ascii.isLetterOrDigit((char) c) || c == '+' || c == '/' || c == '=';
    }

    private static Charset charset(String type) {
        Matcher matcher = CHARSET.matcher(type);
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException _) {
            return StandardCharsets.UTF_8;
        }
    }

    private static int lineEnd(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }
}
