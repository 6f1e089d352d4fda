package org.smtpmedic.core.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.core.diagnosis.Diagnosis.Clues;
import org.smtpmedic.core.diagnosis.Diagnosis.Evidence;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome;
import org.smtpmedic.core.diagnosis.Diagnosis.Ranked;
import org.smtpmedic.core.diagnosis.MaskedText;
import org.smtpmedic.core.diagnosis.Provider;
import org.smtpmedic.core.diagnosis.SecretSpan;
import org.smtpmedic.core.knowledge.Catalogue;

/** A reader of pastes that knows three words: enough to move a case from gate to gate without the real catalogue. */
public final class Readings {

    public static final String TENANT_OFF = "535 tenant off";
    public static final String SECURITY_DEFAULTS = "535 security defaults";
    public static final String UNKNOWN = "599 never heard of";
    public static final String SECRET = "535 tenant off password=Hunter2!";

    private static final Map<String, String> CAUSES = Map.of(
            "tenant off", "tenant-off", "security defaults", "security-defaults", "credentials", "bad-credentials");

    private Readings() {}

    public static Diagnosis of(String text, Catalogue catalogue) {
        int secret = text.indexOf("password=");
        String masked = secret < 0 ? text : text.substring(0, secret) + "[password removed]";
        var outcome = CAUSES.entrySet().stream()
                .filter(each -> text.contains(each.getKey()))
                .<Outcome>map(each -> named(masked, each.getKey(), each.getValue(), catalogue))
                .findFirst()
                .orElseGet(() -> text.startsWith("5")
                        ? new Outcome.Unknown("A permanent refusal.", "What does the log say?")
                        : new Outcome.NoError());
        return new Diagnosis(
                outcome,
                List.of(),
                Provider.MICROSOFT365,
                Optional.empty(),
                Clues.NONE,
                secret < 0 ? List.of() : List.of(new SecretSpan(SecretSpan.Kind.PASSWORD, secret + 9, text.length())),
                new MaskedText(masked));
    }

    private static Outcome named(String text, String words, String causeId, Catalogue catalogue) {
        int start = text.indexOf(words);
        var evidence = new Evidence(start, start + words.length(), words, "", "");
        return new Outcome.Named(
                new Ranked(catalogue.cause(causeId).orElseThrow(), 0.97, List.of(evidence), false), List.of());
    }
}
