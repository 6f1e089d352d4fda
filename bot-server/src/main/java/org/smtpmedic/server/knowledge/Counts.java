package org.smtpmedic.server.knowledge;

import org.smtpmedic.core.knowledge.LoadedCatalogue;

/** A catalogue in numbers. */
public final class Counts {
    private Counts() {}

    /** Such as {@code 150 causes, 90 steps; 2 files added, 1 replaced, 0 ids disabled}. */
    public static String of(LoadedCatalogue loaded) {
        return loaded.catalogue().causes().size() + " causes, "
                + loaded.catalogue().steps().size() + " steps; "
                + loaded.added().size() + " files added, "
                + loaded.replaced().size() + " replaced, "
                + loaded.disabled().size() + " ids disabled";
    }
}
