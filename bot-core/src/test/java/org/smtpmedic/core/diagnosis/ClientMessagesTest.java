package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.smtpmedic.core.knowledge.CatalogueLoader;

/** What mail programs and libraries say of themselves when sending fails, in many languages; a line break stands as {@code \n}. */
class ClientMessagesTest {

    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CatalogueLoader.bundled());

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(
            resources = "/client-messages.tsv",
            delimiter = '\t',
            quoteCharacter = '\u0001',
            maxCharsPerColumn = 1000)
    void a_message_of_a_client_is_given_to_its_cause(String cause, String text) {
        assertThat(causeOf(text)).contains(cause);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/no-errors.tsv", delimiter = '\t', quoteCharacter = '\u0001', maxCharsPerColumn = 1000)
    void prose_settings_and_failures_of_other_connections_are_no_errors_of_mail(String text) {
        assertThat(causeOf(text)).isEmpty();
    }

    private static Optional<String> causeOf(String text) {
        return DIAGNOSTICIAN
                .diagnose(lines(text))
                .best()
                .map(best -> best.cause().id());
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }
}
