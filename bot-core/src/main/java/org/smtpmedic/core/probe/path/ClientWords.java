package org.smtpmedic.core.probe.path;

import java.time.Duration;
import java.util.Optional;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;

/** What a mail client would say where a server refuses nothing and yet does not work: for the diagnosis. */
final class ClientWords {
    private ClientWords() {}

    /** Empty where the stage is not broken, or broke without a word. */
    static Optional<String> of(StageResult result) {
        return switch (result.outcome()) {
            case Outcome.Failed(String said) -> Optional.of(said).filter(words -> !words.isBlank());
            case Outcome.Silent(Duration waited) -> Optional.of(silence(result.stage(), waited));
            case Outcome.Passed _, Outcome.Warning _, Outcome.NotTested _ -> Optional.empty();
        };
    }

    /** Of a name without an address. */
    static String unknownHost(String host) {
        return "Could not resolve host: " + host;
    }

    /** Once the server talks, silence is no matter of the network any more, so clients' words for that would mislead. */
    private static String silence(Stage stage, Duration waited) {
        return switch (stage) {
            case ADDRESSES, MX, SPF, DKIM, DMARC, MTA_STS, TLS_RPT, PORT_587, PORT_25, PORT_465 -> "connect timed out";
            case BANNER -> "timed out while receiving the initial server greeting";
            case EHLO, STARTTLS, TLS, CERTIFICATE, EHLO_AFTER_TLS, AUTH_OFFERED -> "Read timed out";
            case AUTH, ENVELOPE, MESSAGE -> "No reply to \"" + stage.title() + "\" within " + waited.toSeconds() + " s";
        };
    }
}
