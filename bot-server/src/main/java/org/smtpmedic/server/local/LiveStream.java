package org.smtpmedic.server.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Server-sent events for one page. Each event's id is the change it tells, so a page that comes back names the last one it saw and loses
 * nothing.
 */
final class LiveStream {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalMessages messages;
    private final Pulse pulse;
    private final Duration heartbeat;

    /** {@code heartbeat}: how often it looks when nobody told it of news. */
    LiveStream(LocalMessages messages, Pulse pulse, Duration heartbeat) {
        this.messages = messages;
        this.pulse = pulse;
        this.heartbeat = heartbeat;
    }

    void run(String conversation, long after, OutputStream out) throws IOException {
        long last = after;
        boolean more = true;
        while (more) {
            long beats = pulse.seen();
            List<LocalMessage> news = messages.since(conversation, last);
            for (LocalMessage message : news) {
                write(out, event(message));
                last = message.changed();
            }
            if (news.isEmpty()) {
                // Also tells that the page has everything there is, and notices when it is gone.
                write(out, "event: idle\ndata: {}\n\n");
                out.flush();
                more = pulse.await(beats, heartbeat);
            }
        }
    }

    private static String event(LocalMessage message) throws IOException {
        ObjectNode data = JSON.createObjectNode()
                .put("slot", message.slot())
                .put("kind", message.kind().name().toLowerCase(Locale.ROOT))
                .put("author", message.author())
                .put("at", message.at().toString())
                .put("position", message.position());
        if (message.kind() == LocalMessage.Kind.CARD) {
            data.set("card", JSON.readTree(message.content()));
        } else {
            data.put("text", message.content());
        }
        return "id: " + message.changed() + "\nevent: message\ndata: " + JSON.writeValueAsString(data) + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
