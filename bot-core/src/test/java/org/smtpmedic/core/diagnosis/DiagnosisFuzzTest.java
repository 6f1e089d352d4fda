package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.smtpmedic.core.diagnosis.Diagnosis.Evidence;
import org.smtpmedic.core.knowledge.CatalogueLoader;

/** Replays its seeds in the normal build. With {@code JAZZER_FUZZ=1} in the environment it searches for new ones. */
class DiagnosisFuzzTest {

    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CatalogueLoader.bundled());
    private static final String SECRET = "Zq7-fuzz-Kx9!pw";

    @FuzzTest(maxDuration = "5m")
    void any_bytes_are_diagnosed_with_evidence_inside_the_text(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();

        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(text);

        diagnosis.ranked().stream()
                .flatMap(ranked -> ranked.evidence().stream())
                .forEach(evidence -> inside(text, evidence));
        assertThat(diagnosis.masked().value()).isNotNull();
    }

    @FuzzTest(maxDuration = "5m")
    void a_password_stays_hidden_whatever_stands_around_it(FuzzedDataProvider data) {
        String before = data.consumeString(200).replaceAll("['\"`\\\\]", "");
        String text = before + "\nMAIL_PASSWORD=" + SECRET + "\n" + data.consumeRemainingAsString();

        assertThat(DIAGNOSTICIAN.diagnose(text).toString()).doesNotContain(SECRET);
    }

    private static void inside(String text, Evidence evidence) {
        assertThat(evidence.start()).isBetween(0, evidence.end() - 1);
        assertThat(evidence.end()).isLessThanOrEqualTo(text.length());
    }
}
