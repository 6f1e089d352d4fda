package org.smtpmedic.core.card;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.smtpmedic.core.card.Block.Fold;
import org.smtpmedic.core.card.Block.StepItem;

/** Finds what a card keeps folded, for platforms that show it as a dialog of its own. */
public final class CardParts {

    /** A folded part: its title, and what unfolds. */
    public record Part(String title, List<Block> blocks) {
        public Part {
            blocks = List.copyOf(blocks);
        }
    }

    private CardParts() {}

    /** The part that {@code action} asks for; empty where the card has no such part (any more). */
    public static Optional<Part> find(Card card, CardAction action) {
        return card.blocks().stream()
                .flatMap(CardParts::parts)
                .filter(entry -> entry.action().equals(action))
                .map(Named::part)
                .findFirst();
    }

    private static Stream<Named> parts(Block block) {
        if (block instanceof StepItem step) {
            return Stream.of(new Named(step.showDetails(), new Part(step.title(), step.details())));
        }
        if (block instanceof Fold fold) {
            return Stream.concat(
                    Stream.of(new Named(fold.open(), new Part(fold.label(), fold.blocks()))),
                    fold.blocks().stream().flatMap(CardParts::parts));
        }
        return Stream.empty();
    }

    private record Named(CardAction action, Part part) {}
}
