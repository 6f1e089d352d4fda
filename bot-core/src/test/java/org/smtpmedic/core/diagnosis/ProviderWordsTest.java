package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.smtpmedic.core.knowledge.CatalogueLoader;

/** Whose server speaks where no host is named: some sentences, codes and links belong to one provider. */
class ProviderWordsTest {

    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CatalogueLoader.bundled());

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/provider-words.tsv", delimiter = '\t', quoteCharacter = '\u0001')
    void words_give_the_provider_away(String provider, String text) {
        assertThat(DIAGNOSTICIAN.diagnose(text).provider().id()).isEqualTo(provider);
    }
}
