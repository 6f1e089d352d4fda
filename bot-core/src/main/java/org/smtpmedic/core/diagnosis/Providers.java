package org.smtpmedic.core.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome;
import org.smtpmedic.core.diagnosis.Diagnosis.Ranked;

/** Tells from names and words whose server speaks. */
final class Providers {

    private static final List<String> PERSONAL =
            List.of("smtp-mail.outlook.com", "@outlook.com", "@hotmail.", "@live.", "hotmail.com");
    private static final List<String> CLOUD = List.of(
            "office365",
            "prod.outlook.com",
            "protection.outlook.com",
            ".outlook.com",
            "outlook.office",
            "aadsts",
            "smtpclientauthentication",
            "smtp_auth_disabled",
            "microsoftonline",
            "mx.microsoft",
            "partner.outlook.cn",
            "5.7.139",
            "5.7.30",
            "microsoft esmtp");
    private static final List<String> GMAIL = List.of("gsmtp", "smtp.gmail", "gmail-smtp", "google.com", "googlemail");
    private static final List<String> SES = List.of("amazonaws", "amazonses", "email-smtp.");
    /** Exchange on somebody's own machines speaks the same words under a host of its own. */
    private static final List<String> ON_PREMISES =
            List.of(".local", ".lan", ".corp", "exchange2013", "exchange2016", "exchange2019", "on-prem");

    private Providers() {}

    static Provider of(String text, Outcome outcome) {
        var best = best(outcome);
        if (best.isEmpty() && outcome instanceof Outcome.NoError) {
            return Provider.NONE;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        var claimed = best.map(ranked -> ranked.cause().provider()).orElse("any");
        return switch (claimed) {
            case "gmail" -> Provider.GMAIL;
            case "ses" -> Provider.SES;
            case "outlook.com" -> Provider.OUTLOOK_COM;
            case "microsoft365" -> microsoft(lower);
            case "other" ->
                named(lower)
                        .filter(each -> each != Provider.MICROSOFT365 && each != Provider.OUTLOOK_COM)
                        .orElse(Provider.OTHER);
            default -> named(lower).orElse(Provider.OTHER);
        };
    }

    private static Optional<Ranked> best(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Named named -> Optional.of(named.best());
            case Outcome.Ambiguous ambiguous ->
                Optional.of(ambiguous.candidates().getFirst());
            case Outcome.Unknown _, Outcome.NoError _ -> Optional.empty();
        };
    }

    private static Provider microsoft(String lower) {
        if (holdsAny(lower, PERSONAL) && !lower.contains("smtp.office365")) {
            return Provider.OUTLOOK_COM;
        }
        return holdsAny(lower, ON_PREMISES) && !holdsAny(lower, CLOUD) ? Provider.OTHER : Provider.MICROSOFT365;
    }

    private static Optional<Provider> named(String lower) {
        if (holdsAny(lower, GMAIL)) {
            return Optional.of(Provider.GMAIL);
        }
        if (holdsAny(lower, SES)) {
            return Optional.of(Provider.SES);
        }
        if (lower.contains("smtp-mail.outlook.com")) {
            return Optional.of(Provider.OUTLOOK_COM);
        }
        return holdsAny(lower, CLOUD) ? Optional.of(Provider.MICROSOFT365) : Optional.empty();
    }

    private static boolean holdsAny(String lower, List<String> words) {
        return words.stream().anyMatch(lower::contains);
    }
}
