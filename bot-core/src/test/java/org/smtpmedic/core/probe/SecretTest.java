package org.smtpmedic.core.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.io.Serializable;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final String WORD = "Planted-Pa55word";

    @Test
    void it_is_printed_nowhere() {
        var target = new SubmissionTarget(
                "smtp.office365.com",
                587,
                "scanner@contoso.com",
                new Secret(WORD.toCharArray()),
                "scanner@contoso.com",
                "someone@example.com",
                Optional.empty());
        assertThat(target.toString()).contains("password=[secret]").doesNotContain(WORD);
    }

    @Test
    void it_cannot_be_serialised() {
        var secret = new Secret(WORD.toCharArray());
        assertThat(secret).isNotInstanceOf(Serializable.class);
        assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(secret))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageNotContaining(WORD);
    }

    @Test
    void it_does_not_depend_on_the_callers_array() {
        char[] characters = WORD.toCharArray();
        var secret = new Secret(characters);
        characters[0] = 'x';
        assertThat(secret.<String>revealTo(String::new)).isEqualTo(WORD);
    }
}
