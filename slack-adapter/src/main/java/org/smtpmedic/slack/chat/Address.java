package org.smtpmedic.slack.chat;

import java.util.Optional;
import java.util.regex.Pattern;
import org.smtpmedic.core.chat.ConversationRef;

/**
 * Where a conversation is in Slack: a thread of a channel, the direct messages with one person, or a thread whose first message has not been
 * posted yet (a command leaves none to hang it on).
 *
 * @param team the workspace
 * @param channel the channel, or {@code @} and the person for direct messages
 * @param thread the {@code ts} of the thread's first message; {@code !} and an id before there is one; empty for direct messages
 */
public record Address(String team, String channel, String thread) {
    /** The platform's name in the core. */
    public static final String PLATFORM = "slack";

    private static final String ID = "[A-Z0-9]{1,30}";
    private static final Pattern SHAPE =
            Pattern.compile("(" + ID + ")/(?:(@" + ID + ")|(" + ID + ")/(\\d{1,12}\\.\\d{1,9}|![A-Za-z0-9._-]{1,80}))");
    private static final Pattern ONE_ID = Pattern.compile(ID);
    private static final Pattern TS = Pattern.compile("\\d{1,12}\\.\\d{1,9}");

    /** The direct messages with somebody. */
    public static Address direct(String team, String person) {
        return new Address(team, "@" + person, "");
    }

    /** A thread that does not exist before the first card of it is posted. */
    public static Address unrooted(String team, String channel, String id) {
        return new Address(team, channel, "!" + id.replaceAll("[^A-Za-z0-9._-]", "-"));
    }

    /** What was written as text; empty for anything else. */
    public static Optional<Address> parse(String text) {
        var match = SHAPE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                match.group(2) != null
                        ? new Address(match.group(1), match.group(2), "")
                        : new Address(match.group(1), match.group(3), match.group(4)));
    }

    /** Whether {@code text} can be an id of Slack's. */
    public static boolean isId(String text) {
        return ONE_ID.matcher(text).matches();
    }

    /** Whether {@code text} can be the {@code ts} of a message. */
    public static boolean isTs(String text) {
        return TS.matcher(text).matches();
    }

    public boolean isDirect() {
        return channel.startsWith("@");
    }

    /** The person of direct messages. */
    public String person() {
        return channel.substring(1);
    }

    boolean isUnrooted() {
        return thread.startsWith("!");
    }

    public ConversationRef reference() {
        return new ConversationRef(PLATFORM, toString());
    }

    @Override
    public String toString() {
        return team + "/" + channel + (thread.isEmpty() ? "" : "/" + thread);
    }
}
