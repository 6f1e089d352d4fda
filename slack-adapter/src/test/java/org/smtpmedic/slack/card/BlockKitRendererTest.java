package org.smtpmedic.slack.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.card.CardActionCodec;
import org.smtpmedic.core.card.CaseForms;
import org.smtpmedic.core.testkit.CatalogueCards;
import org.smtpmedic.core.testkit.Golden;
import org.smtpmedic.core.testkit.SampleCards;
import org.smtpmedic.core.testkit.SampleCases;

class BlockKitRendererTest {
    private final BlockKitRenderer renderer = new BlockKitRenderer();

    static Stream<String> samples() {
        return SampleCards.all().keySet().stream();
    }

    private JsonNode sample(String name) {
        return renderer.message(SampleCards.named(name));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_looks_as_recorded(String name) {
        JsonNode message = sample(name);

        assertThat(Golden.text(message)).isEqualTo(Golden.expected(name, message));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_is_within_slacks_limits(String name) {
        assertThat(BlockKitCheck.message(sample(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.smtpmedic.core.testkit.CatalogueCards#causeIds")
    void the_card_of_every_cause_is_within_slacks_limits(String causeId) {
        Card card = CatalogueCards.of(causeId);

        assertThat(BlockKitCheck.message(renderer.message(card))).isEmpty();
        for (Block block : card.blocks()) {
            if (block instanceof Block.StepItem step) {
                assertThat(BlockKitCheck.view(renderer.details(step.title(), step.details(), "")))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_a_sample_keeps_folded_is_a_dialog_within_slacks_limits(String name) {
        for (Block block : SampleCards.named(name).blocks()) {
            if (block instanceof Block.StepItem step) {
                assertThat(BlockKitCheck.view(renderer.details(step.title(), step.details(), "")))
                        .isEmpty();
            }
            if (block instanceof Block.Fold fold) {
                assertThat(BlockKitCheck.view(renderer.details(fold.label(), fold.blocks(), "")))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_button_says_what_it_stands_for(String name) {
        for (JsonNode value : sample(name).findValues("value")) {
            assertThat(CardActionCodec.decodeString(value.asText())).isPresent();
        }
    }

    @Test
    void the_blank_behind_bold_words_stays_so_that_slack_makes_them_bold() {
        var spans = List.<Block.Span>of(new Block.Span.Strong("Where: "), new Block.Span.Plain("here"));
        assertThat(Mrkdwn.of(spans)).isEqualTo("*Where:* here");
    }

    @Test
    void hostile_words_neither_mention_nor_link() {
        for (String name : List.of("hostile-case", "hostile-blocks")) {
            JsonNode message = sample(name);

            // Rich text and plain text take words as they are; what Slack interprets, BlockKitCheck looks through.
            assertThat(BlockKitCheck.message(message)).isEmpty();
            assertThat(message.path("text").asText()).doesNotContain("<", ">");
            assertThat(message.toString()).doesNotContain("<javascript:", "\u202E");
        }
    }

    @Test
    void only_the_person_meant_is_mentioned() {
        assertThat(sample("ping-retest").toString()).contains("<@U0ALEX01>");
        assertThat(sample("case-working").toString()).doesNotContain("<@");
    }

    @Test
    void a_time_is_shown_in_the_readers_zone() {
        assertThat(sample("case-waiting").toString())
                .contains("<!date^1795256100^{date_short_pretty} at {time}|21 Nov 2026, 11:15 CET>");
    }

    @Test
    void the_form_of_a_case_is_a_dialog() {
        JsonNode view = renderer.form(CaseForms.newError("K7QF2"), "C1|123.4");

        assertThat(BlockKitCheck.view(view)).isEmpty();
        assertThat(CardActionCodec.decodeString(view.path("callback_id").asText()))
                .contains(new CardAction.SubmitError("K7QF2"));
        assertThat(view.path("private_metadata").asText()).isEqualTo("C1|123.4");
        assertThat(view.at("/blocks/0/block_id").asText()).isEqualTo(CardAction.SubmitError.FIELD);
    }

    @Test
    void a_button_that_opens_a_dialog_is_told_by_its_id() {
        List<String> ids = sample("case-fresh").findValuesAsText("action_id");

        assertThat(ids).filteredOn(id -> id.startsWith(BlockKitRenderer.FORM)).hasSize(1);
        assertThat(ids).filteredOn(id -> id.startsWith(BlockKitRenderer.ACTION)).hasSizeGreaterThan(5);
    }

    @Test
    void long_words_are_split_over_sections() {
        Card card = new Card(
                List.of(new Block.Text(
                        List.of(new Block.Span.Plain("<&> ".repeat(3000)), new Block.Span.Plain("x".repeat(9000))),
                        Block.Style.NORMAL)),
                SampleCases.HOSTILE);

        JsonNode message = renderer.message(card);

        assertThat(BlockKitCheck.message(message)).isEmpty();
        assertThat(message.path("blocks")).hasSizeGreaterThan(10);
    }
}
