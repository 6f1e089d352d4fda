package org.smtpmedic.core.card;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.smtpmedic.core.card.Block.Span;

/** Parts of a card as words without any markup: for fallbacks, exports, and text that is not ours. */
public final class PlainText {
    /** Its short name reads "UTC"; that of the offset of the same meaning reads "Z". */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm zzz", Locale.ENGLISH);
    /** Control characters, and those that turn the direction of the text around them: a paste could show words in another order than they have. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}&&[^\\n\\t]]|[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\uFFF9-\\uFFFB]|\\p{Cs}");

    private PlainText() {}

    /** The text without characters that a person cannot see and that change what the person does see. */
    public static String clean(String text) {
        return INVISIBLE.matcher(text).replaceAll("");
    }

    /** The first {@code max} characters at most, the last of them an ellipsis where something was cut. Keeps pairs of surrogates whole. */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }

    /** Such as {@code 21 Nov 2026, 10:15 CET}. */
    public static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone.equals(ZoneOffset.UTC) ? UTC : zone));
    }

    public static String of(List<Span> spans) {
        return spans.stream().map(PlainText::of).collect(Collectors.joining());
    }

    public static String of(Span span) {
        return switch (span) {
            case Span.Plain plain -> plain.text();
            case Span.Strong strong -> strong.text();
            case Span.Code code -> code.text();
            case Span.Moment moment -> moment(moment.at(), moment.zone());
            case Span.Mention mention -> mention.name();
            case Span.Link link -> link.text() + " (" + link.url() + ")";
        };
    }
}
