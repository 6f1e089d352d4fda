package org.smtpmedic.core.probe.spf;

import java.util.List;
import java.util.Optional;

/** A record that obeys the grammar. */
record SpfRecord(List<Directive> directives, Optional<Redirect> redirect, Optional<MacroString> explanation) {
    SpfRecord {
        directives = List.copyOf(directives);
    }

    /** {@code text} is the term as published. */
    record Directive(Qualifier qualifier, Mechanism mechanism, String text) {}

    /** {@code text} is the term as published. */
    record Redirect(MacroString target, String text) {}
}
