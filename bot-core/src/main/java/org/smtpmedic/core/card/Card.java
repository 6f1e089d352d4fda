package org.smtpmedic.core.card;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.chat.Person;

/**
 * One message as a person sees it, without a platform.
 *
 * @param blocks from top to bottom; at least one
 * @param fallback the card in one or two plain sentences, for notifications and screen readers
 * @param onlyFor the id of the person who alone is to see it, where the platform can show a card to one person; empty for everybody
 */
public record Card(List<Block> blocks, String fallback, Optional<String> onlyFor) {
    public Card {
        blocks = List.copyOf(blocks);
        Objects.requireNonNull(fallback);
        Objects.requireNonNull(onlyFor);
        if (blocks.isEmpty() || fallback.isBlank()) {
            throw new IllegalArgumentException("A card needs a block and a fallback text");
        }
    }

    /** A card for everybody. */
    public Card(List<Block> blocks, String fallback) {
        this(blocks, fallback, Optional.empty());
    }

    /** The same card for one person alone. */
    public Card onlyFor(Person reader) {
        return new Card(blocks, fallback, Optional.of(reader.id()));
    }
}
