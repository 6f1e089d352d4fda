package org.smtpmedic.server.knowledge;

import java.util.List;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;
import org.smtpmedic.core.knowledge.LoadedCatalogue;

/** What came of a change in the catalogue's folder. */
public sealed interface News {

    /** The change is in use. */
    record Taken(LoadedCatalogue loaded) implements News {}

    /** The change is not used; what was in use stays. */
    record Refused(List<Problem> problems) implements News {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
