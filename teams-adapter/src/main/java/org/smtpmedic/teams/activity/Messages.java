package org.smtpmedic.teams.activity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.card.PlainText;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.teams.card.ActionData;

/** A message as events: what was said, which files came along, which button of an old client was pressed. */
final class Messages {
    private static final String FILE = "application/vnd.microsoft.teams.file.download.info";
    private static final int MOST_FILES = 5;
    private static final int LONGEST_NAME = 100;
    private static final Pattern COMMAND = Pattern.compile("(?is)\\s*/?smtp-test(?:\\s+(.*))?");

    private final Core core;
    private final FileSource files;
    private final Function<byte[], String> decoder;

    /** {@code decoder} makes text of a file's bytes. */
    Messages(Core core, FileSource files, Function<byte[], String> decoder) {
        this.core = core;
        this.files = files;
        this.decoder = decoder;
    }

    /** Tells the core what the message says. */
    void take(Happened happened) {
        Incoming message = happened.incoming();
        Optional<CardAction> pressed = ActionData.action(message.value());
        if (pressed.isPresent()) {
            core.handle(new ChatEvent.Pressed(happened.header(), pressed.get(), ActionData.inputs(message.value())));
            return;
        }
        String text = MessageText.of(message);
        if (!isForUs(happened, text)) {
            return;
        }
        List<JsonNode> uploads = uploads(message);
        for (int i = 0; i < uploads.size(); i++) {
            file(happened, uploads.get(i), "-file" + i);
        }
        if (uploads.isEmpty() || !text.isBlank()) {
            core.handle(said(happened, text));
        }
    }

    /** With the right to read all messages of a team, we are told more than is meant for us: small talk beside a case is not. */
    private boolean isForUs(Happened happened, String text) {
        Incoming message = happened.incoming();
        return message.isPersonal()
                || message.isTargeted()
                || MessageText.mentionsBot(message)
                || core.isNextError(happened.address().reference(), text);
    }

    private static ChatEvent said(Happened happened, String text) {
        Matcher command = COMMAND.matcher(text);
        return command.matches()
                ? new ChatEvent.Commanded(
                        happened.header(),
                        Optional.ofNullable(command.group(1)).orElse("").strip())
                : new ChatEvent.Said(happened.header(), text);
    }

    private static List<JsonNode> uploads(Incoming message) {
        return message.raw()
                .path("attachments")
                .valueStream()
                .filter(each -> each.path("contentType")
                        .asText()
                        .toLowerCase(Locale.ROOT)
                        .equals(FILE))
                .limit(MOST_FILES)
                .toList();
    }

    private void file(Happened happened, JsonNode attachment, String part) {
        String given = PlainText.clean(attachment.path("name").asText());
        String name = given.isBlank() ? "file" : PlainText.cut(given, LONGEST_NAME);
        ChatEvent.Header header = happened.header(part);
        try {
            byte[] bytes = files.fetch(attachment.at("/content/downloadUrl").asText());
            core.handle(new ChatEvent.Shared(header, name, decoder.apply(bytes)));
        } catch (IOException e) {
            String words =
                    "I cannot read " + name + ". " + e.getMessage() + " Paste the part around the error instead.";
            core.tell(header.conversation(), "notice:" + header.eventId(), card(words));
        }
    }

    private static Card card(String words) {
        return new Card(List.of(new Block.Text(List.of(new Block.Span.Plain(words)), Block.Style.NORMAL)), words);
    }
}
