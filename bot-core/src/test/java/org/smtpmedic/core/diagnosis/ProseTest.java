package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.smtpmedic.core.knowledge.CatalogueLoader;

/** Texts with the words, the numbers or the programs of refusals in them, which tell of none. */
class ProseTest {

    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CatalogueLoader.bundled());

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/prose.tsv", delimiter = '\t', quoteCharacter = '\u0001')
    void prose_names_no_cause(String text) {
        assertThat(DIAGNOSTICIAN.diagnose(text).best()).isEmpty();
    }
}
