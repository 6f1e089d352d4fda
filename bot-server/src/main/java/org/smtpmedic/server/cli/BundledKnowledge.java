package org.smtpmedic.server.cli;

import org.smtpmedic.core.diagnosis.Diagnostician;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.CatalogueLoader;
import org.smtpmedic.server.Knowledge;

/** The knowledge that comes with the program. */
final class BundledKnowledge {
    private BundledKnowledge() {}

    static Knowledge read() {
        Catalogue catalogue = CatalogueLoader.bundled();
        return new Knowledge(catalogue, new Diagnostician(catalogue)::diagnose);
    }
}
