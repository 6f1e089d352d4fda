package org.smtpmedic.core.testkit;

import static org.smtpmedic.core.testkit.SampleCases.NOW;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.CaseCards;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.CatalogueLoader;
import org.smtpmedic.core.knowledge.Cause;

/** The card of a fresh case for every cause of the bundled catalogue: what people really get, long words and all. */
public final class CatalogueCards {
    private static final Catalogue CATALOGUE = CatalogueLoader.bundled();
    private static final CaseCards CARDS = new CaseCards(CATALOGUE, true);

    private CatalogueCards() {}

    /** The ids of all causes. */
    public static Stream<String> causeIds() {
        return CATALOGUE.causes().keySet().stream();
    }

    /** The card for a cause that the catalogue must have. */
    public static Card of(String causeId) {
        Cause cause = Objects.requireNonNull(CATALOGUE.cause(causeId).orElse(null), causeId);
        return CARDS.caseCard(
                SampleCases.with(SampleCases.named(causeId, cause.examples().getFirst())), List.of(), NOW);
    }
}
