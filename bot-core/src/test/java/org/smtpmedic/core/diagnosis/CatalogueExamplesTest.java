package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.smtpmedic.core.knowledge.CatalogueLoader;
import org.smtpmedic.core.knowledge.LoadedCatalogue;

class CatalogueExamplesTest {

    private static final Path BUNDLED = Path.of("src/main/resources/catalogue");

    @Test
    void every_example_is_claimed_by_its_own_cause_and_by_no_other() {
        LoadedCatalogue loaded = CatalogueLoader.whole(BUNDLED);

        assertThat(ExampleProof.problems(loaded, new Diagnostician(loaded.catalogue())))
                .isEmpty();
    }
}
