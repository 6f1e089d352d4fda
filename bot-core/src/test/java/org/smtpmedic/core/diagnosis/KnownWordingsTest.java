package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome;
import org.smtpmedic.core.knowledge.CatalogueLoader;

/** Every wording that is known of servers and libraries, bare: the cause comes first. */
class KnownWordingsTest {

    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CatalogueLoader.bundled());

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(
            resources = "/known-wordings.tsv",
            delimiter = '\t',
            quoteCharacter = '\u0001',
            maxCharsPerColumn = 1000)
    void a_known_wording_is_given_to_its_cause(String cause, String text) {
        assertThat(DIAGNOSTICIAN.diagnose(text).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Named.class,
                        named -> assertThat(named.best().cause().id()).isEqualTo(cause));
    }
}
