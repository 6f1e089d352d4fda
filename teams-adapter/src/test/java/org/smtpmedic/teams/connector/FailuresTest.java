package org.smtpmedic.teams.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.teams.connector.ConnectorException.Kind;

class FailuresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    401 |                                                                          | LATER
                    408 |                                                                          | LATER
                    412 |                                                                          | LATER
                    429 |                                                                          | LATER
                    502 | <html>Bad gateway</html>                                                 | LATER
                    403 |                                                                          | REFUSED
                    404 | <html>Not found, says a proxy</html>                                     | REFUSED
                    413 | {"error":{"code":"MessageSizeTooBig"}}                                   | REFUSED
                    404 | {"error":{"code":"ConversationNotFound","message":"gone"}}               | CLOSED
                    403 | {"error":{"code":"BotNotInConversationRoster"}}                          | CLOSED
                    403 | {"errorCode":209,"message":"{\\r\\n  \\"subCode\\": \\"MessageWritesBlocked\\"}"} | CLOSED
                    410 |                                                                          | CLOSED
                    404 | {"error":{"code":"ActivityNotFoundInConversation"}}                      | NO_SUCH_MESSAGE
                    """)
    void an_answer_is_read_by_its_code_and_else_by_its_status(int status, String body, Kind kind) {
        assertThat(Failures.of(status, Optional.empty(), body == null ? "" : body)
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void only_a_number_of_seconds_is_patience() {
        var limited = Failures.of(429, Optional.of(" 17 "), "");
        assertThat(limited.kind()).isEqualTo(Kind.LIMITED);
        assertThat(limited.patience()).contains(Duration.ofSeconds(17));
        assertThat(Failures.of(429, Optional.of("tomorrow"), "").kind()).isEqualTo(Kind.LATER);
    }
}
