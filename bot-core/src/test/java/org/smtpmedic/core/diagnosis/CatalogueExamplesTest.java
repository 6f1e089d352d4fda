package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.CatalogueLoader;
import org.smtpmedic.core.knowledge.Cause;

class CatalogueExamplesTest {

    private final Catalogue catalogue = CatalogueLoader.bundled();
    private final Diagnostician diagnostician = new Diagnostician(catalogue);

    @Test
    void every_example_is_claimed_by_its_own_cause() {
        List<String> failures = new ArrayList<>();
        for (Cause cause : catalogue.causes().values()) {
            for (String example : cause.examples()) {
                String claimed = diagnostician
                        .diagnose(example)
                        .best()
                        .map(best -> best.cause().id())
                        .orElse("nobody");
                if (!claimed.equals(cause.id())) {
                    failures.add(cause.id() + " is claimed by " + claimed + ": " + example);
                }
            }
        }
        assertThat(failures).isEmpty();
    }
}
