package org.smtpmedic.teams.store;

import java.util.Optional;
import java.util.regex.Pattern;
import org.smtpmedic.core.chat.ConversationRef;

/**
 * Which conversation, by value: what never changes about it. Where it is served does change, and is kept beside it.
 *
 * @param conversationId as the channel calls it
 * @param reader the only one who sees what is said here; empty where all members do
 */
public record Address(String conversationId, Optional<String> reader) {
    /** The name under which the core stores these conversations. */
    public static final String PLATFORM = "teams";

    private static final String THREAD = ";messageid=";
    private static final String PRIVATE = "#for:";
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,400}");

    /** The address of what all members see. */
    public static Address of(String conversationId) {
        return new Address(conversationId, Optional.empty());
    }

    /** Whether the channel could have made this id: printable, without spaces, and not endless. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches() && !text.contains(PRIVATE);
    }

    /** The address that {@link #text} wrote. */
    public static Address parse(String text) {
        int at = text.indexOf(PRIVATE);
        return at < 0
                ? of(text)
                : new Address(text.substring(0, at), Optional.of(text.substring(at + PRIVATE.length())));
    }

    /** The chat or the channel, whichever thread of it. */
    public String room() {
        int thread = conversationId.indexOf(THREAD);
        return thread < 0 ? conversationId : conversationId.substring(0, thread);
    }

    /** For the database. */
    public String text() {
        return conversationId + reader.map(id -> PRIVATE + id).orElse("");
    }

    public ConversationRef reference() {
        return new ConversationRef(PLATFORM, text());
    }
}
