package org.smtpmedic.core.casework;

import java.util.Set;

/** Whom somebody has chosen to be allowed to have something tested. */
public sealed interface Testers {
    record Everyone() implements Testers {}

    /** Administrators of the place where they ask. */
    record Admins() implements Testers {}

    /** Those with these ids of the platform, and nobody else. */
    record Only(Set<String> people) implements Testers {
        public Only {
            people = Set.copyOf(people);
        }
    }
}
