package org.smtpmedic.core.chat;

/** What the core asks of a chat platform. Implementations are thin: they render and send, and hold no rule of ours. */
public interface ChatPlatform {

    /** The short, stable name under which conversations of this platform are stored, such as {@code slack}. */
    String name();

    /**
     * What is away together with this conversation when its platform does not answer: the whole platform, or the part of it that the conversation
     * belongs to. Holds no secret.
     */
    default String wayTo(ConversationRef conversation) {
        return conversation.platform();
    }

    /**
     * Posts a message, or replaces the one that was posted for the same slot. Blocks until the platform has answered, for at
     * most some seconds. Never throws for what a platform or a network can do.
     */
    Delivery deliver(OutgoingMessage message);
}
