package org.smtpmedic.teams.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.testkit.CatalogueCards;
import org.smtpmedic.core.testkit.Golden;
import org.smtpmedic.core.testkit.SampleCards;

class AdaptiveCardRendererTest {
    private static final CardSchema SCHEMA = new CardSchema();

    private final AdaptiveCardRenderer renderer = new AdaptiveCardRenderer();

    static Stream<String> samples() {
        return SampleCards.all().keySet().stream();
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream().flatMap(AdaptiveCardRendererTest::nodes));
    }

    private ObjectNode sample(String name) {
        return renderer.render(SampleCards.named(name));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_looks_as_recorded(String name) {
        JsonNode card = sample(name);

        assertThat(Golden.text(card)).isEqualTo(Golden.expected(name, card));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_is_a_valid_card(String name) {
        assertThat(SCHEMA.complaints(sample(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_is_within_the_budget(String name) {
        assertThat(AdaptiveCardRenderer.size(sample(name))).isLessThanOrEqualTo(AdaptiveCardRenderer.BUDGET);
    }

    @ParameterizedTest
    @MethodSource("org.smtpmedic.core.testkit.CatalogueCards#causeIds")
    void the_card_of_every_cause_is_valid_and_within_the_budget(String causeId) {
        ObjectNode card = renderer.render(CatalogueCards.of(causeId));

        assertThat(SCHEMA.complaints(card)).isEmpty();
        assertThat(AdaptiveCardRenderer.size(card)).isLessThanOrEqualTo(AdaptiveCardRenderer.BUDGET);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatever_unfolds_is_there_once(String name) {
        ObjectNode card = sample(name);
        Set<String> ids = new HashSet<>();
        nodes(card)
                .filter(node -> node.has("type"))
                .map(node -> node.path("id").asText())
                .filter(id -> !id.isEmpty())
                .forEach(id -> assertThat(ids.add(id)).as("id twice: " + id).isTrue());

        for (JsonNode targets : card.findValues("targetElements")) {
            targets.forEach(target -> assertThat(ids).contains(target.asText()));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_button_says_what_it_stands_for(String name) {
        for (JsonNode data : sample(name).findValues("data")) {
            assertThat(ActionData.action(data)).isPresent();
        }
    }

    @Test
    void hostile_words_neither_mention_nor_link_nor_count_as_markdown() {
        for (String name : List.of("hostile-case", "hostile-blocks")) {
            ObjectNode card = sample(name);
            String markdown = texts(card, "TextBlock");

            assertThat(markdown).doesNotContain("](javascript", "**bold", "<script>", "<at>Everyone", "&amp;");
            assertThat(markdown + texts(card, "TextRun")).doesNotContain("{{DATE(2026-11-21T10:00:00Z)}}");
            assertThat(card.toString()).doesNotContain("\"url\":\"javascript:", "\u202E");
        }
    }

    private static String texts(ObjectNode card, String type) {
        return nodes(card)
                .filter(node -> node.path("type").asText().equals(type))
                .map(node -> node.path("text").asText())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void the_person_meant_is_mentioned() {
        JsonNode card = sample("ping-retest");

        assertThat(card.at("/msteams/entities/0/mentioned/id").asText()).isEqualTo("U0ALEX01");
        assertThat(card.toString()).contains("<at>Alex Weber</at>, your change");
        assertThat(sample("case-fresh").at("/msteams/entities").isMissingNode()).isTrue();
    }

    @Test
    void a_time_is_shown_in_the_readers_zone() {
        assertThat(sample("case-waiting").toString())
                .contains("{{DATE(2026-11-21T10:15:00Z,SHORT)}} {{TIME(2026-11-21T10:15:00Z)}}");
    }

    @Test
    void what_was_typed_comes_beside_the_action() throws Exception {
        JsonNode data = new ObjectMapper()
                .readTree("{\"smtpmedic\":{\"a\":\"error\",\"case\":\"K7QF2\"},\"error\":\"535 5.7.3\",\"n\":1}");

        assertThat(ActionData.action(data)).contains(new CardAction.SubmitError("K7QF2"));
        assertThat(ActionData.inputs(data)).containsOnly(java.util.Map.entry("error", "535 5.7.3"));
    }

    @Test
    void data_of_another_shape_is_no_action() throws Exception {
        for (String json : List.of(
                "{}",
                "[]",
                "1",
                "null",
                "{\"smtpmedic\":1}",
                "{\"smtpmedic\":{\"a\":1}}",
                "{\"smtpmedic\":{\"a\":null}}",
                "{\"smtpmedic\":{\"a\":{\"a\":\"works\"}}}",
                "{\"smtpmedic\":{\"a\":\"works\",\"case\":[\"K7QF2\"]}}")) {
            JsonNode data = new ObjectMapper().readTree(json);
            assertThat(ActionData.action(data)).as(json).isEmpty();
            assertThat(ActionData.inputs(data)).as(json).isEmpty();
        }
    }

    @Test
    void a_card_that_is_too_large_loses_details_before_steps() {
        JsonNode card = sample("case-progress");

        assertThat(card.toString()).contains("Turn Security Defaults off", "It works", "More");
    }
}
