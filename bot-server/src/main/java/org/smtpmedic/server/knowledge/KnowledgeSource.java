package org.smtpmedic.server.knowledge;

import java.nio.file.Path;
import java.util.List;
import org.smtpmedic.core.diagnosis.Diagnostician;
import org.smtpmedic.core.diagnosis.ExampleProof;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.CatalogueException;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;
import org.smtpmedic.core.knowledge.CatalogueLoader;
import org.smtpmedic.core.knowledge.LoadedCatalogue;
import org.smtpmedic.server.Knowledge;

/** Reads knowledge, all or nothing: what is handed out is checked and proven by its own examples. */
public final class KnowledgeSource {
    private KnowledgeSource() {}

    /** Knowledge, and where its parts come from. */
    public record Proven(Knowledge knowledge, LoadedCatalogue loaded) {}

    /** What comes with the program. Its examples were proven when it was built. */
    public static Proven bundled() {
        Catalogue catalogue = CatalogueLoader.bundled();
        return new Proven(
                new Knowledge(catalogue, new Diagnostician(catalogue)::diagnose), LoadedCatalogue.plain(catalogue));
    }

    /**
     * The bundled catalogue with a folder laid over it.
     *
     * @throws CatalogueException with every fault
     */
    public static Proven overlaid(Path folder) {
        return proven(CatalogueLoader.overlaid(folder));
    }

    /**
     * A folder that stands alone.
     *
     * @throws CatalogueException with every fault
     */
    public static Proven whole(Path folder) {
        return proven(CatalogueLoader.whole(folder));
    }

    private static Proven proven(LoadedCatalogue loaded) {
        Diagnostician diagnostician = new Diagnostician(loaded.catalogue());
        List<Problem> problems = ExampleProof.problems(loaded, diagnostician);
        if (!problems.isEmpty()) {
            throw new CatalogueException(problems);
        }
        return new Proven(new Knowledge(loaded.catalogue(), diagnostician::diagnose), loaded);
    }
}
