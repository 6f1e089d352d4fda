package org.smtpmedic.teams.activity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/** What a person wrote, without what the client made of it. */
final class MessageText {
    private static final Set<String> SILENT = Set.of("script", "style", "attachment", "head", "title");

    private MessageText() {}

    /** The text of a message: without the mention of the bot, other mentions as names, and entities as the characters they stand for. */
    static String of(Incoming message) {
        String text = message.raw().path("text").asText();
        for (JsonNode entity : message.raw().path("entities")) {
            String markup = entity.path("text").asText();
            if (entity.path("type").asText().equals("mention") && !markup.isEmpty()) {
                boolean ours = entity.at("/mentioned/id").asText().equals(message.botId());
                text = text.replace(
                        markup, ours ? "" : entity.at("/mentioned/name").asText());
            }
        }
        String plain = Parser.unescapeEntities(text, false);
        return plain.isBlank() ? ofAttachments(message.raw()) : plain;
    }

    /** Whether the bot is mentioned. */
    static boolean mentionsBot(Incoming message) {
        return message.raw()
                .path("entities")
                .valueStream()
                .anyMatch(entity -> entity.path("type").asText().equals("mention")
                        && entity.at("/mentioned/id").asText().equals(message.botId()));
    }

    /** HTML as a person reads it, line by line. */
    static String ofHtml(String html) {
        return read(Jsoup.parseBodyFragment(html).body());
    }

    private static String read(Element body) {
        Reader reader = new Reader();
        body.traverse(reader);
        return reader.text.toString().strip();
    }

    /** A pasted block of code is an attachment, and then there may be no other text. */
    private static String ofAttachments(JsonNode raw) {
        StringBuilder text = new StringBuilder();
        for (JsonNode attachment : raw.path("attachments")) {
            if (attachment.path("contentType").asText().equals("text/html")) {
                Element body = Jsoup.parseBodyFragment(
                                attachment.path("content").asText())
                        .body();
                body.select("at, [itemtype*=Mention]").remove();
                text.append(read(body)).append('\n');
            }
        }
        return text.toString().strip();
    }

    private static final class Reader implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private int silent;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words && silent == 0) {
                text.append(words.getWholeText());
            } else if (node instanceof Element element) {
                if (SILENT.contains(element.normalName())) {
                    silent++;
                } else if (element.normalName().equals("br") || startsLine(element)) {
                    text.append('\n');
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && SILENT.contains(element.normalName())) {
                silent--;
            }
        }

        private boolean startsLine(Element element) {
            return element.isBlock() && !text.isEmpty() && text.charAt(text.length() - 1) != '\n';
        }
    }
}
