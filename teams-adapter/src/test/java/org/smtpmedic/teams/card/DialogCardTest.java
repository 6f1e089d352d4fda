package org.smtpmedic.teams.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.card.CaseForms;
import org.smtpmedic.core.testkit.CatalogueCards;
import org.smtpmedic.core.testkit.SampleCards;

/** Cards as Teams gets them, and what its dialogs show. */
class DialogCardTest {
    private static final CardSchema SCHEMA = new CardSchema();

    static Stream<String> samples() {
        return SampleCards.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_is_a_valid_card_of_its_size_with_dialogs_too(String name) throws Exception {
        ObjectNode card = AdaptiveCardRenderer.withDialogs().render(SampleCards.named(name));
        keepForPictures(name, card);
        assertThat(SCHEMA.complaints(card)).isEmpty();
        assertThat(AdaptiveCardRenderer.size(card)).isLessThanOrEqualTo(AdaptiveCardRenderer.BUDGET);
        assertThat(card.findValuesAsText("type")).doesNotContain("Input.Text");
        for (JsonNode data : card.findValues("data")) {
            assertThat(ActionData.action(data)).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("org.smtpmedic.core.testkit.CatalogueCards#causeIds")
    void the_card_of_every_cause_is_valid_with_dialogs_too(String causeId) {
        assertThat(SCHEMA.complaints(AdaptiveCardRenderer.withDialogs().render(CatalogueCards.of(causeId))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_dialog_has_no_action_but_submit_and_what_unfolds(String name) {
        ObjectNode card = DialogCard.of(SampleCards.named(name));
        assertThat(SCHEMA.complaints(card)).isEmpty();
        assertThat(card.findValuesAsText("type")).doesNotContain("Action.Execute");
    }

    @Test
    void a_form_opens_with_what_is_known_and_sends_its_action() {
        ObjectNode card = DialogCard.of(CaseForms.mailbox("K7QF2"), Optional.of("x".repeat(1000)));
        assertThat(SCHEMA.complaints(card)).isEmpty();
        assertThat(card.at("/body/0/value").asText()).hasSize(320);
        assertThat(ActionData.action(card.at("/body/1/actions/0/data"))).contains(new CardAction.SetMailbox("K7QF2"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_card_for_one_person_is_closed_to_the_others_and_a_valid_card_both_ways(String name) {
        ObjectNode closed = ClosedCard.of("29:ana");
        ObjectNode open = ClosedCard.of(SampleCards.named(name), "29:ana");
        assertThat(SCHEMA.complaints(open)).isEmpty();
        assertThat(closed.path("refresh")).isEqualTo(open.path("refresh"));
        assertThat(AdaptiveCardRenderer.size(open)).isLessThanOrEqualTo(AdaptiveCardRenderer.BUDGET + 200);
    }

    private static void keepForPictures(String name, ObjectNode card) throws IOException {
        Path cards = Files.createDirectories(Path.of("target", "teams-cards"));
        Files.writeString(cards.resolve(name + ".json"), card.toString());
    }
}
