package org.smtpmedic.core.knowledge;

import java.util.regex.Pattern;

/** How an id looks: it is a file name, travels in buttons and stands in the database. */
final class CatalogueIds {

    private static final int LONGEST = 60;
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    private CatalogueIds() {}

    static void check(String id, String file, CatalogueIssues issues) {
        if (id.length() > LONGEST || !ID.matcher(id).matches()) {
            issues.add(
                    file, 1, "A name is made of a to z, 0 to 9 and single dashes, at most " + LONGEST + " characters");
        }
    }
}
