package org.smtpmedic.server;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

/** Slices the core by package, with the packages that may know each other as one slice. */
final class CaseKnot implements SliceAssignment {
    private static final String CORE = "org.smtpmedic.core.";
    private static final Set<String> KNOT = Set.of("card", "casework", "chat", "followup", "store");

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        if (!name.startsWith(CORE)) {
            return SliceIdentifier.ignore();
        }
        String part = name.substring(CORE.length());
        return SliceIdentifier.of(KNOT.contains(part) ? "case" : part);
    }

    @Override
    public String getDescription() {
        return "packages of the core";
    }
}
