package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.smtpmedic.core.diagnosis.PhraseHits.Hit;

class PhraseAutomatonTest {

    @Test
    void a_phrase_is_found_across_wraps_and_quote_marks_but_not_inside_a_word() {
        PhraseAutomaton automaton = automaton("not authenticated", "auth");

        assertThat(hits(automaton, "client \"not\r\n  authenticated\" unauthenticated", 0))
                .containsExactly(new Hit(8, 28));
        assertThat(hits(automaton, "auth, author, SMTP-AUTH", 1)).containsExactly(new Hit(0, 4), new Hit(19, 23));
    }

    @Test
    void a_code_keeps_its_groups_of_digits() {
        PhraseAutomaton automaton = automaton("5.7.57");

        assertThat(hits(automaton, "5.7.57 but 57.5.7 and 5757 and 5.75.7", 0)).containsExactly(new Hit(0, 6));
    }

    @Test
    void any_way_to_say_a_phrase_is_a_hit_of_the_phrase() {
        PhraseAutomaton automaton =
                new PhraseAutomaton(List.of(List.of("cannot connect", "unable to connect"), List.of("connect")));

        assertThat(hits(automaton, "Unable to connect. I can not connect.", 0))
                .containsExactly(new Hit(0, 17), new Hit(21, 36));
        assertThat(hits(automaton, "Unable to connect.", 1)).containsExactly(new Hit(10, 17));
        assertThat(automaton.lengthOf(0)).isEqualTo(13);
    }

    @Property(tries = 2000)
    void every_place_is_found_that_a_plain_search_finds(
            @ForAll("phrases") List<String> phrases, @ForAll("texts") String text) {
        PhraseAutomaton automaton = automaton(phrases.toArray(String[]::new));
        FoldedText folded = Folding.fold(text, List.of());
        PhraseHits hits = automaton.find(folded);

        for (int phrase = 0; phrase < phrases.size(); phrase++) {
            assertThat(hits.of(phrase)).as(phrases.get(phrase)).isEqualTo(plainly(phrases.get(phrase), folded));
        }
    }

    @Provide
    Arbitrary<List<String>> phrases() {
        return Arbitraries.strings()
                .withChars("abж")
                .ofMinLength(1)
                .ofMaxLength(9)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abж -A").ofMaxLength(38);
    }

    private static List<Hit> hits(PhraseAutomaton automaton, String text, int phrase) {
        return automaton.find(Folding.fold(text, List.of())).of(phrase);
    }

    private static List<Hit> plainly(String phrase, FoldedText text) {
        List<Hit> found = new ArrayList<>();
        for (int start = 0; start < text.length(); start++) {
            int end = endOf(phrase, text, start);
            if (end > 0 && WordBoundary.at(text, start) && WordBoundary.at(text, end)) {
                found.add(new Hit(start, end));
            }
        }
        return found;
    }

    /** 0 where the phrase does not begin. */
    private static int endOf(String phrase, FoldedText text, int start) {
        int matched = 0;
        for (int at = start; at < text.length(); at++) {
            boolean letter = Character.isLetterOrDigit(text.charAt(at));
            boolean fits = letter ? text.charAt(at) == phrase.charAt(matched) : matched > 0;
            if (!fits) {
                return 0;
            }
            matched += letter ? 1 : 0;
            if (matched == phrase.length()) {
                return at + 1;
            }
        }
        return 0;
    }

    private static PhraseAutomaton automaton(String... phrases) {
        return new PhraseAutomaton(Stream.of(phrases).map(List::of).toList());
    }
}
