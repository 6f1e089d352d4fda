package org.smtpmedic.core.chat;

import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.card.Card;

/**
 * A card on its way to a conversation.
 *
 * @param conversation where to
 * @param slot the card's place in the conversation: the same slot again means "replace", a new slot means "post". Also the
 *     idempotency key: a platform that can, shows one message per slot however often it is asked
 * @param card what to show
 * @param messageId the platform's id of the message that is to be replaced; empty for the first time
 */
public record OutgoingMessage(ConversationRef conversation, String slot, Card card, Optional<String> messageId) {
    public OutgoingMessage {
        Objects.requireNonNull(conversation);
        Objects.requireNonNull(slot);
        Objects.requireNonNull(card);
        Objects.requireNonNull(messageId);
    }
}
