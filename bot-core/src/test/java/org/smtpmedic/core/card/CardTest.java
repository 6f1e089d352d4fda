package org.smtpmedic.core.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.smtpmedic.core.store.Json;
import org.smtpmedic.core.testkit.Workbench;

class CardTest {

    @Test
    void a_card_that_was_stored_before_cards_had_a_reader_is_for_everybody() {
        var card =
                Json.read("{\"blocks\":[{\"type\":\"heading\",\"text\":\"Look\"}],\"fallback\":\"Look\"}", Card.class);
        assertThat(card.onlyFor()).isEmpty();
    }

    @Test
    void a_card_for_one_person_is_stored_as_one() {
        var card = new Card(java.util.List.of(new Block.Heading("Look")), "Look").onlyFor(Workbench.ALEX);
        assertThat(Json.read(Json.write(card), Card.class)).isEqualTo(card);
        assertThat(card.onlyFor()).contains("alex");
    }
}
