package org.smtpmedic.slack.card;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.smtpmedic.core.card.Block.Span;
import org.smtpmedic.core.card.PlainText;

/** Spans in Slack's markup. Text that is not ours can neither format nor mention nor link. */
final class Mrkdwn {
    /** Escaping makes a character five at most, so an atom is never longer than a section's text. */
    private static final int ATOM = 500;

    private static final Pattern ATOMS = Pattern.compile("\\s+|\\S{1," + ATOM + "}");
    private static final Pattern FORMATTING = Pattern.compile("[*_~`]");
    private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]{2,30}");
    private static final Pattern WEB = Pattern.compile("https?://[!-~&&[^<>|]]{1,1000}");
    /** Keeps a formatting character from meeting the word's edge, which it needs in order to format. */
    private static final String NO_WIDTH = "\u200B";

    private Mrkdwn() {}

    /** The only three characters that Slack wants escaped. */
    static String escape(String text) {
        return PlainText.clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Text without any meaning to Slack. */
    static String literal(String text) {
        return FORMATTING.matcher(escape(text)).replaceAll(NO_WIDTH + "$0" + NO_WIDTH);
    }

    static String of(List<Span> spans) {
        return String.join("", spans.stream().flatMap(Mrkdwn::atoms).toList());
    }

    /** The spans as texts of at most {@code max} characters, cut between words where possible. */
    static List<String> pieces(String sign, List<Span> spans, int max) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder(sign);
        for (String atom : (Iterable<String>) spans.stream().flatMap(Mrkdwn::atoms)::iterator) {
            if (piece.length() + atom.length() > max) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(atom);
        }
        pieces.add(piece.toString());
        return pieces.stream()
                .map(String::stripTrailing)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static Stream<String> atoms(Span span) {
        return switch (span) {
            case Span.Plain plain -> words(plain.text());
            case Span.Strong strong -> wrap("*", strong.text());
            case Span.Code code -> wrap("`", code.text());
            case Span.Moment moment -> Stream.of(moment(moment));
            case Span.Mention mention -> Stream.of(mention(mention));
            case Span.Link link -> Stream.of(link(link));
        };
    }

    private static Stream<String> words(String text) {
        return ATOMS.matcher(PlainText.clean(text)).results().map(match -> literal(match.group()));
    }

    private static Stream<String> wrap(String mark, String text) {
        String line = PlainText.cut(text.strip().replaceAll("\\s+", " "), ATOM);
        if (line.isEmpty()) {
            return Stream.empty();
        }
        // Slack formats only up to a word's edge, so blanks belong outside of the marks.
        String before = Character.isWhitespace(text.charAt(0)) ? " " : "";
        String after = Character.isWhitespace(text.charAt(text.length() - 1)) ? " " : "";
        return Stream.of(before + mark + literal(line.replace('`', '\'')) + mark + after);
    }

    private static String moment(Span.Moment moment) {
        return "<!date^" + moment.at().getEpochSecond() + "^{date_short_pretty} at {time}|"
                + PlainText.moment(moment.at(), moment.zone()) + ">";
    }

    private static String mention(Span.Mention mention) {
        return mention.ping() && USER.matcher(mention.personId()).matches()
                ? "<@" + mention.personId() + ">"
                : literal(PlainText.cut(mention.name(), ATOM));
    }

    private static String link(Span.Link link) {
        String text = literal(PlainText.cut(link.text(), ATOM)).replace('|', '¦');
        return WEB.matcher(link.url()).matches() ? "<" + link.url().replace("&", "&amp;") + "|" + text + ">" : text;
    }
}
