package org.smtpmedic.server.local;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.smtpmedic.core.card.PlainText;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Delivery;
import org.smtpmedic.core.chat.OutgoingMessage;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.diagnosis.MaskedText;
import org.smtpmedic.core.store.AgingData;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.PersonalData;
import org.smtpmedic.core.store.StoreException;
import org.smtpmedic.teams.card.AdaptiveCardRenderer;

/** The platform {@code local}: keeps what was said, and tells the open pages. */
public final class LocalChat implements ChatPlatform, AutoCloseable {
    /** The conversation that a new page opens. */
    public static final String FIRST_CONVERSATION = "it-support";

    /** The platform's name in the core. */
    public static final String NAME = "local";

    private static final Duration RETRY = Duration.ofSeconds(2);
    /** Details unfold in place here, where Teams has to ask for them. */
    private static final int CARD_BYTES = 300_000;

    private static final int MOST_SHOWN = 20_000;
    /** How long a page waits before it looks by itself; other processes cannot tell it that there is news. */
    private static final Duration ALONE = Duration.ofSeconds(15);

    private static final Duration AMONG_OTHERS = Duration.ofSeconds(1);

    private final Database database;
    private final LocalMessages messages;
    private final InstantSource clock;
    private final AdaptiveCardRenderer renderer = new AdaptiveCardRenderer(CARD_BYTES);
    private final Pulse pulse = new Pulse();

    /** What the page keeps of who people are. */
    public static PersonalData personal(Database database) {
        return new LocalMessages(database);
    }

    public LocalChat(Database database, InstantSource clock) {
        this.database = database;
        this.messages = new LocalMessages(database);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Delivery deliver(OutgoingMessage message) {
        String slot = "card:" + message.slot();
        String card = renderer.render(message.card()).toString();
        try {
            put(message.conversation().address(), slot, LocalMessage.Kind.CARD, LocalMessage.BOT, card);
            return new Delivery.Delivered(slot);
        } catch (StoreException _) {
            return new Delivery.TryAgain(RETRY, "the database did not take the card");
        }
    }

    /** Keeps what a person said; again under the same event id, it changes nothing. */
    void said(String conversation, Person person, String eventId, MaskedText text) {
        put(
                conversation,
                "said:" + eventId,
                LocalMessage.Kind.TEXT,
                person.id(),
                PlainText.cut(text.value(), MOST_SHOWN));
    }

    /** Keeps that a person handed over a file. */
    void shared(String conversation, Person person, String eventId, MaskedText fileName) {
        put(conversation, "said:" + eventId, LocalMessage.Kind.FILE, person.id(), fileName.value());
    }

    /** What was said here, to be deleted in time. */
    public AgingData aging() {
        return messages;
    }

    List<String> conversations() {
        return messages.conversations();
    }

    ConversationRef reference(String conversation) {
        return new ConversationRef(NAME, conversation);
    }

    /** Writes events to a page until one of the two sides goes away. {@code after}: what the page has seen. */
    void stream(String conversation, long after, OutputStream out) throws IOException {
        new LiveStream(messages, pulse, database.isShared() ? AMONG_OTHERS : ALONE).run(conversation, after, out);
    }

    /** Lets the open pages go. */
    @Override
    public void close() {
        pulse.close();
    }

    private void put(String conversation, String slot, LocalMessage.Kind kind, String author, String content) {
        // PostgreSQL has no place for this one character.
        messages.put(conversation, slot, kind, author, clock.instant(), content.replace('\0', '\uFFFD'));
        database.afterCommit(pulse::beat);
    }
}
