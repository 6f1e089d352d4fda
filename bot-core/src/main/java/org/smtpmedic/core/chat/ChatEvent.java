package org.smtpmedic.core.chat;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.smtpmedic.core.card.CardAction;

/** Something a person did in a chat. Text is untrusted and may be of any length a platform lets through. */
public sealed interface ChatEvent {

    /** What every event carries. */
    Header header();

    /**
     * What every event carries.
     *
     * @param eventId the platform's id of this event; a redelivered event has the same id
     * @param conversation where it happened
     * @param person who did it
     * @param at when the platform says it happened
     */
    record Header(String eventId, ConversationRef conversation, Person person, Instant at) {
        public Header {
            Objects.requireNonNull(eventId);
            Objects.requireNonNull(conversation);
            Objects.requireNonNull(person);
            Objects.requireNonNull(at);
        }
    }

    /** A message meant for the bot: a direct message, a mention (without the mention itself), a reply in a followed thread. */
    record Said(Header header, String text) implements ChatEvent {
        public Said {
            Objects.requireNonNull(text);
        }
    }

    /** The command {@code /smtp-test}, with what was typed behind it; empty where nothing was. */
    record Commanded(Header header, String arguments) implements ChatEvent {
        public Commanded {
            Objects.requireNonNull(arguments);
        }
    }

    /** A file given to the bot, decoded as UTF-8; bytes that are no text read U+FFFD. */
    record Shared(Header header, String fileName, String text) implements ChatEvent {
        public Shared {
            Objects.requireNonNull(fileName);
            Objects.requireNonNull(text);
        }
    }

    /**
     * A button on a card of ours.
     *
     * @param action what the button stands for, decoded from the card
     * @param inputs what was typed into the card's fields, by field id
     */
    record Pressed(Header header, CardAction action, Map<String, String> inputs) implements ChatEvent {
        public Pressed {
            Objects.requireNonNull(action);
            inputs = Map.copyOf(inputs);
        }
    }

    /** A reminder is to be somebody else's from now on; {@code to} was chosen among the platform's people. */
    record HandedOver(Header header, String followUpId, Person to) implements ChatEvent {
        public HandedOver {
            Objects.requireNonNull(followUpId);
            Objects.requireNonNull(to);
        }
    }
}
