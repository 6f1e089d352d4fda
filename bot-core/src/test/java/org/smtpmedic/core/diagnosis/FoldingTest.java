package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FoldingTest {

    static List<Arguments> texts() {
        return List.of(
                arguments("plain Text", "text", "Text"),
                arguments("not au=\nthenticated", "authenticated", "au=\nthenticated"),
                arguments("a &quot;b&quot; c", "\"b\"", "&quot;b&quot;"),
                arguments("a \uFB01ne day", "fine", "\uFB01ne"),
                arguments("x\\r\\ny z", "y z", "y z"),
                arguments("(535, b'5.7.3 no')", "5.7.3 no", "5.7.3 no"),
                arguments("grab'it", "grab'it", "grab'it"),
                arguments("a b'c", "a 'c", "a b'c"),
                arguments("550-5.7.1 one\n550 5.7.1 two", "one\n  two", "one\n550 5.7.1 two"),
                arguments("\u001b[31mred\u001b[0m", "red", "red"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void folded_words_lead_back_to_what_was_pasted(String text, String folded, String original) {
        FoldedText result = Folding.fold(text, List.of());
        int start = result.toString().indexOf(folded);

        assertThat(start).as(result.toString()).isNotNegative();
        assertThat(text.substring(result.originalStart(start), result.originalEnd(start + folded.length())))
                .isEqualTo(original);
    }
}
