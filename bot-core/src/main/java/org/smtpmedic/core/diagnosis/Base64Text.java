package org.smtpmedic.core.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Short base64 texts, as SMTP logins use them. */
final class Base64Text {

    private static final int MAX = 4096;
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte[] VALUES = values();

    private Base64Text() {}

    private static byte[] values() {
        byte[] values = new byte[0x80];
        for (char c = 0; c < values.length; c++) {
            values[c] = (byte) DIGITS.indexOf(c);
        }
        return values;
    }

    /** The bytes of standard base64 with or without padding; empty for anything else. */
    static Optional<byte[]> decode(String token) {
        boolean valid = token.length() >= 2 && token.length() <= MAX && isBase64(token);
        return valid ? Optional.of(Base64.getDecoder().decode(token)) : Optional.empty();
    }

    /** What the decoder would throw at; an exception for every long word of a text is too slow. */
    private static boolean isBase64(String token) {
        int digits = 0;
        while (digits < token.length() && value(token.charAt(digits)) >= 0) {
            digits++;
        }
        return switch (token.substring(digits)) {
            case "" -> digits % 4 != 1;
            case "=" -> digits % 4 == 3;
            case "==" -> digits % 4 == 2;
            default -> false;
        };
    }

    /** Whether it decodes to something a person could have typed. */
    static boolean isPrintable(String token) {
        return decode(token).filter(Base64Text::isPrintable).isPresent();
    }

    private static boolean isPrintable(byte[] bytes) {
        for (byte b : bytes) {
            if ((b >= 0 && b < ' ') || b == 0x7f) {
                return false;
            }
        }
        return bytes.length > 0 && isPlausible(bytes);
    }

    /** Words of plain text are often valid base64 too, but what they decode to is not UTF-8. */
    private static boolean isPlausible(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0;
    }

    /**
     * False for nearly every word that is no {@link #isSaslPlain}, after a look at its first characters: what plain words decode to has a
     * control character soon.
     */
    static boolean mayBeSaslPlain(String text, int start, int end) {
        for (int at = start; at + 4 <= end; at += 4) {
            int bits = value(text.charAt(at)) << 18
                    | value(text.charAt(at + 1)) << 12
                    | value(text.charAt(at + 2)) << 6
                    | value(text.charAt(at + 3));
            if (bits < 0) {
                return at + 4 == end;
            }
            if (isOtherControl(bits >> 16) || isOtherControl(bits >> 8 & 0xff) || isOtherControl(bits & 0xff)) {
                return false;
            }
        }
        return true;
    }

    /** The six bits of a digit; negative for other characters. */
    private static int value(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }

    private static boolean isOtherControl(int b) {
        return b != 0 && (b < ' ' || b == 0x7f);
    }

    /** SASL PLAIN (RFC 4616): perhaps a user, NUL, a user, NUL, a password. */
    static boolean isSaslPlain(String token) {
        return decode(token)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .filter(Base64Text::hasLoginParts)
                .isPresent();
    }

    private static boolean hasLoginParts(String message) {
        int first = message.indexOf('\0');
        int second = message.indexOf('\0', first + 1);
        return first >= 0
                && second > first + 1
                && second < message.length() - 1
                && message.indexOf('\0', second + 1) < 0
                && message.chars().allMatch(c -> c == 0 || (c >= ' ' && c != 0x7f && c != 0xFFFD));
    }
}
