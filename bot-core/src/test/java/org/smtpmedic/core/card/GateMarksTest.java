package org.smtpmedic.core.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.smtpmedic.core.casework.Finding;
import org.smtpmedic.core.casework.Finding.Guess;
import org.smtpmedic.core.diagnosis.Provider;
import org.smtpmedic.core.testkit.SampleCases;
import org.smtpmedic.core.testkit.SampleCatalogue;

class GateMarksTest {
    private final GateMarks gates = new GateMarks(SampleCatalogue.catalogue());

    private String row(Finding finding) {
        return gates.row(finding)
                .map(row -> row.marks().stream().map(mark -> mark.mark().sign()).collect(Collectors.joining()))
                .orElse("none");
    }

    private static Finding with(Finding finding, double confidence, Provider provider, Optional<String> code) {
        return new Finding(
                finding.verdict(),
                List.of(new Guess(finding.causeId().orElseThrow(), confidence, false)),
                finding.quote(),
                code,
                code.flatMap(_ -> finding.enhanced()),
                provider,
                finding.trailer(),
                finding.clues(),
                finding.question(),
                finding.meaning(),
                finding.origin());
    }

    @Test
    void a_refusal_at_a_gate_has_passed_those_before_it() {
        assertThat(row(SampleCases.tenantOff())).isEqualTo("✓✓✗?????????");
        assertThat(row(SampleCases.securityDefaults())).isEqualTo("✓✓✓✓✓✗??????");
    }

    @Test
    void a_wrong_password_tells_nothing_about_the_policies_that_come_after_it() {
        assertThat(row(SampleCases.named("bad-credentials", "incorrect"))).isEqualTo("✓✓✓✓✓??✗????");
    }

    @Test
    void an_unsure_verdict_proves_no_more_than_an_answer() {
        Finding unsure = with(SampleCases.securityDefaults(), 0.4, Provider.MICROSOFT365, Optional.of("535"));

        assertThat(row(unsure)).isEqualTo("✓✓???✗??????");
    }

    @Test
    void without_an_answer_nothing_is_known_of_the_gates_before() {
        Finding silent = with(SampleCases.securityDefaults(), 0.9, Provider.NONE, Optional.empty());

        assertThat(row(silent)).isEqualTo("?????✗??????");
    }

    @Test
    void the_chain_says_nothing_about_other_providers() {
        assertThat(row(with(SampleCases.securityDefaults(), 0.9, Provider.GMAIL, Optional.of("535"))))
                .isEqualTo("none");
        assertThat(row(SampleCases.unknown())).isEqualTo("none");
    }

    @Test
    void a_test_that_went_through_has_passed_them_all() {
        assertThat(row(SampleCases.works())).isEqualTo("✓".repeat(12));
    }
}
