package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnchoredPatternTest {

    private static final AnchoredPattern PATTERN =
            new AnchoredPattern("\\b(?:smtp_?user|user|login)[ =]{1,2}([a-z]{2,4})\\b", 5, "user", "login");

    @Property(tries = 3000)
    void the_first_match_is_the_one_that_a_search_of_the_whole_text_finds(@ForAll("texts") String text) {
        Matcher everywhere = PATTERN.pattern().matcher(text);
        Optional<Integer> expected = everywhere.find() ? Optional.of(everywhere.start()) : Optional.empty();

        assertThat(PATTERN.first(text).map(MatchResult::start)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("user", "smtp_", "smtp", "login", "=", " ", "ab", "c", "_", "-")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}
