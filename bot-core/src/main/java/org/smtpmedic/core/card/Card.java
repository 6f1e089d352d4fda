package org.smtpmedic.core.card;

import java.util.List;
import java.util.Objects;

/**
 * One message as a person sees it, without a platform.
 *
 * @param blocks from top to bottom; at least one
 * @param fallback the card in one or two plain sentences, for notifications and screen readers
 */
public record Card(List<Block> blocks, String fallback) {
    public Card {
        blocks = List.copyOf(blocks);
        Objects.requireNonNull(fallback);
        if (blocks.isEmpty() || fallback.isBlank()) {
            throw new IllegalArgumentException("A card needs a block and a fallback text");
        }
    }
}
