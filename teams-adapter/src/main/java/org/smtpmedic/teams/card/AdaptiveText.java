package org.smtpmedic.teams.card;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.smtpmedic.core.card.Block.Span;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.card.PlainText;

/**
 * Paragraphs. A {@code RichTextBlock} takes text as it is, so that is what everything goes into, except where only a {@code TextBlock}
 * can do it: times in the reader's zone ({@code {{DATE()}}}) and mentions ({@code <at>}). There, text is escaped.
 */
final class AdaptiveText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NO_WIDTH = "\u200B";
    private static final String NO_BREAK = "\u00A0";
    private static final int LONGEST = 4000;
    private static final Pattern LONG_WORD = Pattern.compile("\\S{40}(?=\\S)");

    /** Mention markup to the person's id. */
    private final Map<String, Mentioned> mentions = new LinkedHashMap<>();

    record Mentioned(String id, String name) {}

    Map<String, Mentioned> mentions() {
        return mentions;
    }

    ObjectNode paragraph(List<Span> spans, Style style) {
        return spans.stream().anyMatch(AdaptiveText::needsTextBlock) ? textBlock(spans, style) : rich(spans, style);
    }

    static ObjectNode heading(String text) {
        return JSON.objectNode()
                .put("type", "TextBlock")
                .put("text", escape(text))
                .put("style", "heading")
                .put("size", "Large")
                .put("weight", "Bolder")
                .put("wrap", true);
    }

    /** The same with places at which a client may break a line: one long word would be as wide as it is. Not for text to copy. */
    static String breakable(String text) {
        return LONG_WORD.matcher(text).replaceAll("$0" + NO_WIDTH);
    }

    /** A line in a fixed-width face. */
    static ObjectNode code(String line) {
        ObjectNode block = richBlock();
        String text = line.stripLeading();
        // Ordinary spaces at the beginning, and empty lines, would be swallowed.
        String indented = NO_BREAK.repeat(Math.max(line.length() - text.length(), text.isEmpty() ? 1 : 0)) + text;
        run(block.withArray("inlines"), indented).put("fontType", "Monospace");
        return block;
    }

    static ObjectNode richBlock() {
        ObjectNode block = JSON.objectNode().put("type", "RichTextBlock");
        block.putArray("inlines");
        return block;
    }

    static ObjectNode run(ArrayNode inlines, String text) {
        return inlines.addObject()
                .put("type", "TextRun")
                .put("text", unbraced(PlainText.cut(PlainText.clean(text), LONGEST)));
    }

    private static boolean needsTextBlock(Span span) {
        return span instanceof Span.Moment || (span instanceof Span.Mention mention && mention.ping());
    }

    private static ObjectNode rich(List<Span> spans, Style style) {
        ObjectNode block = richBlock();
        ArrayNode inlines = block.withArray("inlines");
        if (!style.sign().isEmpty()) {
            run(inlines, style.sign());
        }
        spans.stream().filter(span -> !PlainText.of(span).isEmpty()).forEach(span -> run(inlines, span));
        if (inlines.isEmpty()) {
            run(inlines, " ");
        }
        inlines.forEach(inline -> style((ObjectNode) inline, style));
        return block;
    }

    private static void run(ArrayNode inlines, Span span) {
        switch (span) {
            case Span.Plain plain -> run(inlines, plain.text());
            case Span.Strong strong -> run(inlines, strong.text()).put("weight", "Bolder");
            case Span.Code code -> run(inlines, code.text()).put("fontType", "Monospace");
            case Span.Moment moment -> run(inlines, PlainText.moment(moment.at(), moment.zone()));
            case Span.Mention mention -> run(inlines, mention.name());
            case Span.Link link -> {
                ObjectNode run = run(inlines, link.text());
                web(link.url())
                        .ifPresent(url -> run.putObject("selectAction")
                                .put("type", "Action.OpenUrl")
                                .put("url", url));
            }
        }
    }

    private ObjectNode textBlock(List<Span> spans, Style style) {
        String text = style.sign() + spans.stream().map(this::markdown).collect(Collectors.joining());
        return style(
                JSON.objectNode().put("type", "TextBlock").put("text", text).put("wrap", true), style);
    }

    private static ObjectNode style(ObjectNode node, Style style) {
        switch (style) {
            case NORMAL -> {}
            case SUBTLE -> node.put("isSubtle", true).put("size", "Small");
            case GOOD -> node.put("color", "Good");
            case WARNING -> node.put("color", "Warning");
            case DANGER -> node.put("color", "Attention");
        }
        return node;
    }

    private String markdown(Span span) {
        return switch (span) {
            case Span.Plain plain -> escape(plain.text());
            case Span.Strong strong ->
                strong.text().isBlank() ? "" : "**" + escape(strong.text().strip()) + "**";
            case Span.Code code -> escape(code.text());
            case Span.Moment moment -> moment(moment);
            case Span.Mention mention -> mention(mention);
            case Span.Link link ->
                web(link.url())
                        .map(url -> "[" + escape(link.text()) + "](" + url + ")")
                        .orElse(escape(link.text()));
        };
    }

    private static String moment(Span.Moment moment) {
        String at = moment.at().truncatedTo(ChronoUnit.SECONDS).toString();
        return "{{DATE(" + at + ",SHORT)}} {{TIME(" + at + ")}}";
    }

    private String mention(Span.Mention mention) {
        // The name stands in the markup as it is, and again in the list of mentions: what Markdown would interpret is
        // left out.
        String name = PlainText.cut(
                PlainText.clean(mention.name())
                        .replaceAll("[<>&*_`{}\\[\\]()\\\\]", "")
                        .strip(),
                100);
        if (!mention.ping() || name.isBlank()) {
            return escape(name);
        }
        String markup = "<at>" + name + "</at>";
        mentions.put(markup, new Mentioned(mention.personId(), name));
        return markup;
    }

    /**
     * Text that the Markdown of a TextBlock leaves as it is. Not every client knows every backslash, so only emphasis, which all
     * know, is escaped with it; the rest loses its meaning by a space without width.
     */
    static String escape(String text) {
        String shown = PlainText.cut(PlainText.clean(text), LONGEST)
                .replace("\\", "\\\\")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("[", NO_WIDTH + "[" + NO_WIDTH)
                .replace("](", "]" + NO_WIDTH + "(")
                .replace("`", "'")
                .replaceAll("&(?=[#A-Za-z])", "&" + NO_WIDTH)
                .replace('<', '‹')
                .replace('>', '›')
                .replaceFirst("^(\\s*)([#+-]|\\d+[.)])", "$1" + NO_WIDTH + "$2");
        return unbraced(shown);
    }

    private static String unbraced(String text) {
        return text.replace("{{", "{" + NO_WIDTH + "{");
    }

    private static Optional<String> web(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme();
            boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            return web && uri.getHost() != null && url.length() <= 1000
                    ? Optional.of(uri.toASCIIString().replace("(", "%28").replace(")", "%29"))
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
