package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastLettersTest {

    private static final LastLetters LETTERS = new LastLetters(Stream.of("password", "\u5bc6\u7801"));

    @ParameterizedTest
    @ValueSource(
            strings = {"my password", "MY PASSWORD", "my PassworD", "my passwor_d", "my password-", "my \u5bc6\u7801"})
    void the_end_of_a_word_is_not_passed_over(String text) {
        int end = 2;
        while (end < text.length() && LETTERS.next(text, end) < text.length()) {
            end = LETTERS.next(text, end) + 1;
        }

        assertThat(LETTERS.next(text, end)).isEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "no such thing: 17"})
    void a_text_without_one_is_passed_over_as_a_whole(String text) {
        assertThat(LETTERS.next(text, 2)).isGreaterThan(text.length());
    }
}
