package org.smtpmedic.core.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.Notice;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.testkit.SampleCases;
import org.smtpmedic.core.testkit.SampleCatalogue;

/** The catalogue may lose what open cases speak of. */
class VanishedKnowledgeTest {
    private static final Catalogue FULL = SampleCatalogue.catalogue();
    private static final Catalogue EMPTY = new Catalogue(Map.of(), Map.of(), List.of(), Map.of(), Map.of());
    private static final Catalogue NO_STEPS =
            new Catalogue(FULL.causes(), Map.of(), FULL.gates(), FULL.retirements(), FULL.sources());

    static Stream<Case> cases() {
        return Stream.of(
                SampleCases.fresh(),
                SampleCases.working(),
                SampleCases.waiting(),
                SampleCases.due(),
                SampleCases.progress(),
                SampleCases.sameAgain(),
                SampleCases.resolved(),
                SampleCases.givenUp(),
                SampleCases.with(SampleCases.ambiguous()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_card_of_a_case_can_still_be_drawn(Case theCase) {
        for (Catalogue catalogue : List.of(EMPTY, NO_STEPS)) {
            var cards = new CaseCards(catalogue, true);
            assertThatCode(() -> {
                        cards.caseCard(theCase, List.of(), SampleCases.NOW);
                        cards.pastRound(theCase, theCase.current(), SampleCases.NOW);
                        cards.ping(theCase, SampleCases.retest(), SampleCases.NOW);
                        cards.ping(theCase, SampleCases.undo(), SampleCases.NOW);
                        cards.pingAnswered(theCase, SampleCases.undo(), "closed", SampleCases.NOW);
                        cards.notice(new Notice.Export(SampleCases.ALEX, theCase, List.of()), SampleCases.NOW);
                        cards.notice(new Notice.CaseList(SampleCases.ALEX, List.of(theCase)), SampleCases.NOW);
                        cards.notice(
                                new Notice.UndoAnswered(SampleCases.ALEX, theCase, SampleCases.undo(), true),
                                SampleCases.NOW);
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void the_card_says_plainly_that_the_cause_is_gone() {
        Card card = new CaseCards(EMPTY, true).caseCard(SampleCases.fresh(), List.of(), SampleCases.NOW);

        assertThat(card.blocks().toString())
                .contains("A cause that is no longer in the catalogue", "Paste the error again")
                .doesNotContain("Certain:");
    }

    @Test
    void a_step_that_was_ticked_and_is_gone_is_still_named() {
        assertThat(words(NO_STEPS, SampleCases.working())).contains("(a step that is no longer in the catalogue)");
        assertThat(words(NO_STEPS, SampleCases.resolved())).contains("(a step that is no longer in the catalogue)");
    }

    private static String words(Catalogue catalogue, Case theCase) {
        return new CaseCards(catalogue, true)
                .caseCard(theCase, List.of(), SampleCases.NOW)
                .blocks()
                .toString();
    }
}
