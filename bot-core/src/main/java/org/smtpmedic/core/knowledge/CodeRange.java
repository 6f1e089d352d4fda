package org.smtpmedic.core.knowledge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An enhanced status code or a range of its last number, as wordings write it. */
public record CodeRange(String prefix, int first, int last) {

    private static final Pattern SHAPE = Pattern.compile("([245]\\.\\d{1,3}\\.)(\\d{1,3})(?:-(\\d{1,3}))?");

    static boolean isValid(String text) {
        return parse(text).isPresent();
    }

    /** Reads {@code 5.7.30} or {@code 5.7.606-649}; empty for anything else. */
    public static Optional<CodeRange> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(2));
        int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
        return last < first ? Optional.empty() : Optional.of(new CodeRange(matcher.group(1), first, last));
    }

    /** Every code of the range, as {@link #plain} writes them. */
    public Stream<String> codes() {
        return IntStream.rangeClosed(first, last).mapToObj(number -> prefix + number);
    }

    /** An enhanced status code without zeros before its last number. */
    public static String plain(String enhanced) {
        int last = enhanced.lastIndexOf('.') + 1;
        return enhanced.charAt(last) == '0'
                ? enhanced.substring(0, last) + Integer.parseInt(enhanced, last, enhanced.length(), 10)
                : enhanced;
    }

    /** Whether an enhanced status code such as {@code 5.7.612} falls into this range. */
    public boolean holds(String enhanced) {
        if (!enhanced.startsWith(prefix)) {
            return false;
        }
        int number = Integer.parseInt(enhanced, prefix.length(), enhanced.length(), 10);
        return first <= number && number <= last;
    }
}
