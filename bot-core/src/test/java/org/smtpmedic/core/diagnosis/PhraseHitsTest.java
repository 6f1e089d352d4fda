package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.smtpmedic.core.diagnosis.PhraseHits.Hit;

class PhraseHitsTest {

    private final PhraseHits hits = new PhraseHits();

    @Test
    void any_number_of_phrases_keep_their_places() {
        for (int round = 0; round < 3; round++) {
            for (int phrase = 0; phrase < 3000; phrase += 3) {
                hits.add(phrase, phrase + round, phrase + round + 5);
            }
        }

        assertThat(hits.phrases().sorted())
                .containsExactlyElementsOf(
                        IntStream.range(0, 1000).mapToObj(i -> 3 * i).toList());
        for (int phrase = 0; phrase < 3000; phrase += 3) {
            assertThat(hits.of(phrase))
                    .containsExactly(
                            new Hit(phrase, phrase + 5),
                            new Hit(phrase + 1, phrase + 6),
                            new Hit(phrase + 2, phrase + 7));
            assertThat(hits.contains(phrase + 1)).isFalse();
            assertThat(hits.of(phrase + 1)).isEmpty();
        }
    }

    @Test
    void of_a_phrase_that_is_repeated_the_first_places_and_the_last_one_are_kept() {
        for (int place = 0; place < 100; place++) {
            hits.add(7, place, place + 1);
        }

        assertThat(hits.of(7)).hasSize(40).startsWith(new Hit(0, 1)).endsWith(new Hit(38, 39), new Hit(99, 100));
    }
}
