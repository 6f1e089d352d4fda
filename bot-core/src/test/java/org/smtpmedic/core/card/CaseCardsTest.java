package org.smtpmedic.core.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Fold;
import org.smtpmedic.core.card.Block.StepItem;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.Notice;
import org.smtpmedic.core.testkit.SampleCards;
import org.smtpmedic.core.testkit.SampleCases;
import org.smtpmedic.core.testkit.SampleCatalogue;

class CaseCardsTest {
    private final CaseCards cards = new CaseCards(SampleCatalogue.catalogue(), true);

    private Card card(Case theCase) {
        return cards.caseCard(theCase, List.of(), SampleCases.NOW);
    }

    private static Stream<Block> all(List<Block> blocks) {
        return blocks.stream().flatMap(block -> switch (block) {
            case Fold fold -> Stream.concat(Stream.of(block), all(fold.blocks()));
            case StepItem step -> Stream.concat(Stream.of(block), all(step.details()));
            default -> Stream.of(block);
        });
    }

    private static List<Button> buttons(Card card) {
        return all(card.blocks())
                .flatMap(block -> block instanceof Block.Buttons group ? group.buttons().stream() : Stream.empty())
                .toList();
    }

    private static List<StepItem> steps(Card card) {
        return all(card.blocks())
                .filter(StepItem.class::isInstance)
                .map(StepItem.class::cast)
                .toList();
    }

    private static String words(Card card) {
        return card.blocks().toString();
    }

    @Test
    void steps_keep_the_causes_order_and_numbers() {
        assertThat(steps(card(SampleCases.progress())))
                .extracting(StepItem::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void more_ways_around_and_steps_for_afterwards_are_folded() {
        assertThat(card(SampleCases.progress()).blocks())
                .filteredOn(Fold.class::isInstance)
                .extracting(block -> ((Fold) block).label())
                .contains("Steps 4 to 5: more safe ways", "Steps 7 to 8: for afterwards");
    }

    @Test
    void a_tick_shows_who_did_it() {
        assertThat(steps(card(SampleCases.working())))
                .filteredOn(step -> step.state() instanceof Block.TickState.Done)
                .extracting(step -> PlainText.of(step.caption()))
                .containsExactly(
                        "Done by Alex Weber, 21 Nov 2026, 10:05 CET", "Done by Sam Okafor, 21 Nov 2026, 10:20 CET");
    }

    @Test
    void a_critical_step_asks_for_a_second_person_before_it_is_ticked() {
        StepItem critical = steps(card(SampleCases.progress())).get(5);

        Button tick = critical.tick().orElseThrow();
        assertThat(tick.look()).isEqualTo(Button.Look.DANGER);
        assertThat(tick.confirm().orElseThrow().text()).contains("multifactor", "Let the device sign in with OAuth");
        assertThat(steps(card(SampleCases.fresh())))
                .noneMatch(step -> step.tick().orElseThrow().confirm().isPresent());
    }

    @Test
    void commands_hold_the_persons_mailbox_and_never_what_is_no_address() {
        assertThat(words(card(SampleCases.fresh()))).contains("Get-CASMailbox scanner@contoso.com |");
        assertThat(words(card(SampleCases.hostileCase()))).doesNotContain("Remove-Mailbox");
    }

    @Test
    void there_is_one_primary_button_at_most() {
        SampleCards.all()
                .forEach((name, card) -> assertThat(buttons(card))
                        .as(name)
                        .filteredOn(button -> button.look() == Button.Look.PRIMARY)
                        .hasSizeLessThanOrEqualTo(1));
    }

    @Test
    void a_test_is_offered_only_where_something_can_test() {
        CaseCards without = new CaseCards(SampleCatalogue.catalogue(), false);

        assertThat(words(card(SampleCases.fresh()))).contains("Test now");
        assertThat(words(without.caseCard(SampleCases.fresh(), List.of(), SampleCases.NOW)))
                .doesNotContain("Test now");
        assertThat(words(without.ping(SampleCases.due(), SampleCases.retest(), SampleCases.NOW)))
                .doesNotContain("Test now");
    }

    @Test
    void the_retirement_note_is_the_one_that_is_true_on_the_day() {
        Instant later = SampleCases.NOW.plus(Duration.ofDays(60));

        assertThat(words(card(SampleCases.fresh())))
                .contains("are switched off by default at the end of December 2026");
        assertThat(words(cards.caseCard(SampleCases.fresh(), List.of(), later)))
                .contains("have been off by default since");
    }

    @Test
    void the_sign_in_log_is_pointed_to_only_where_the_attempt_can_be_in_it() {
        assertThat(words(card(SampleCases.progress()))).contains("between 08:56 and 09:01 UTC", "code 530035");
        assertThat(words(card(SampleCases.fresh()))).doesNotContain("Look in the sign-in log");
    }

    @Test
    void a_part_of_the_card_can_be_shown_alone() {
        Case theCase = SampleCases.progress();

        Card details =
                cards.notice(new Notice.Details(SampleCases.ALEX, theCase, "step-turn-off-defaults"), SampleCases.NOW);
        Card gone = cards.notice(new Notice.Details(SampleCases.ALEX, theCase, "step-nowhere"), SampleCases.NOW);

        assertThat(details.blocks().getFirst()).isEqualTo(new Block.Heading("Turn Security Defaults off"));
        assertThat(gone.fallback()).contains("not here any more");
    }

    @Test
    void every_part_that_can_be_asked_for_is_found() {
        Case theCase = SampleCases.progress();
        for (Block block : card(theCase).blocks()) {
            if (block instanceof Fold fold && fold.open() instanceof CardAction.ShowDetails show) {
                assertThat(CardParts.find(card(theCase), show)).as(show.part()).isPresent();
            }
        }
        steps(card(theCase))
                .forEach(step -> assertThat(CardParts.find(card(theCase), step.showDetails()))
                        .isPresent());
    }

    @Test
    void every_action_of_every_card_can_travel() {
        SampleCards.all()
                .values()
                .forEach(card -> buttons(card)
                        .forEach(button -> assertThat(CardActionCodec.decode(CardActionCodec.encode(button.action())))
                                .contains(button.action())));
    }

    @Test
    void the_export_reads_well_as_plain_text() {
        String text = CaseExport.markdown(SampleCatalogue.catalogue(), SampleCases.progress(), SampleCards.history());

        assertThat(text)
                .startsWith("# SMTP case K7QF2: Security Defaults blocks this password sign-in\n")
                .contains("- [x] Allow Authenticated SMTP for this one mailbox (Sam Okafor, 2026-11-21 09:20 UTC)")
                .contains("- [ ] Turn Security Defaults off (Conditional Access Administrator)")
                .contains("2. 2026-11-21 09:25 UTC: Security Defaults blocks this password sign-in (535 5.7.139)")
                .contains("       535 5.7.139 Authentication unsuccessful, user is locked")
                .contains("waiting until 21 Nov 2026, 10:00 UTC");
    }

    @Test
    void words_of_a_paste_cannot_break_out_of_their_line_in_the_export() {
        String text = CaseExport.markdown(SampleCatalogue.catalogue(), SampleCases.hostileCase(), List.of());

        assertThat(text.lines().filter(line -> line.contains("<script>")))
                .allMatch(line -> line.startsWith("       ") || line.startsWith("- ") || line.startsWith("   - "));
    }
}
