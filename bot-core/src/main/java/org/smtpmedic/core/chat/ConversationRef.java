package org.smtpmedic.core.chat;

import java.util.Objects;

/**
 * The address of a conversation, by value: everything a platform needs to speak there again after a restart.
 *
 * @param platform the {@link ChatPlatform#name() name} of the platform it belongs to
 * @param address the platform's own address, opaque to the core (a thread counts as a conversation of its own)
 */
public record ConversationRef(String platform, String address) {
    public ConversationRef {
        Objects.requireNonNull(platform);
        Objects.requireNonNull(address);
    }

    @Override
    public String toString() {
        return platform + "|" + address;
    }
}
