package org.smtpmedic.core.casework;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.core.diagnosis.SecretSpan;
import org.smtpmedic.core.probe.oauth.TokenReport;
import org.smtpmedic.core.probe.readback.Readback;
import org.smtpmedic.core.probe.readback.ToolReading;

/**
 * What a pasted text tells.
 *
 * @param secrets ids of the kinds of secrets that were in it
 * @param output what it tells where another program printed it
 * @param finding its error
 * @param token what a token in it says about itself
 */
record PasteReading(
        List<String> secrets, Optional<ToolReading> output, Optional<Finding> finding, Optional<TokenReport> token) {
    PasteReading {
        secrets = List.copyOf(secrets);
    }

    /** Where the whole text names no error, the words of the stage that failed may. */
    static PasteReading of(Wish.Diagnose wish, Function<String, Diagnosis> diagnostician, PastedTokens tokens) {
        Diagnosis diagnosis = diagnostician.apply(wish.text());
        Optional<ToolReading> output = Readback.read(diagnosis.masked());
        Optional<Finding> finding = Findings.of(diagnosis, wish.origin())
                .or(() -> output.flatMap(ToolReading::refusal)
                        .flatMap(words -> Findings.of(diagnostician.apply(words), wish.origin())));
        return new PasteReading(kinds(diagnosis), output, finding, tokens.read(wish.text(), diagnosis.secrets()));
    }

    private static List<String> kinds(Diagnosis diagnosis) {
        return diagnosis.secrets().stream()
                .map(SecretSpan::kind)
                .map(SecretSpan.Kind::id)
                .distinct()
                .toList();
    }
}
