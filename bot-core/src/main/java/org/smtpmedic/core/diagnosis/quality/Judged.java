package org.smtpmedic.core.diagnosis.quality;

import java.util.Optional;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.core.diagnosis.Diagnosis.Ranked;
import org.smtpmedic.core.diagnosis.SmtpReply;

/** A labelled text beside what the diagnosis made of it. */
public record Judged(
        LabelledText label,
        String cause,
        double confidence,
        String provider,
        String gate,
        Optional<String> code,
        Optional<String> enhanced) {

    /** Holds the diagnosis of its text against the label. */
    public static Judged of(LabelledText label, Diagnosis diagnosis) {
        Optional<Ranked> best = diagnosis.best();
        Optional<SmtpReply> reply = diagnosis.decidingReply();
        return new Judged(
                label,
                best.map(ranked -> ranked.cause().id()).orElse(LabelledText.NONE),
                best.map(Ranked::confidence).orElse(0.0),
                diagnosis.provider().id(),
                diagnosis.gate().map(String::valueOf).orElse(LabelledText.NONE),
                reply.flatMap(SmtpReply::code),
                reply.flatMap(SmtpReply::enhanced));
    }

    /** A cause that the label accepts was named first. */
    public boolean causeRight() {
        return label.causes().contains(cause);
    }

    /** The very cause that the label puts first. */
    public boolean exactlyRight() {
        return label.primary().equals(cause);
    }

    boolean providerRight() {
        return label.providers().contains(provider);
    }

    /** The label gives the gate of its first cause only. */
    boolean gateRight() {
        return !exactlyRight() || label.gate().equals(gate);
    }

    boolean codeRight() {
        return label.code().equals(code.orElse(LabelledText.NONE));
    }

    boolean enhancedRight() {
        return label.enhanced().equals(enhanced.orElse(LabelledText.NONE));
    }
}
