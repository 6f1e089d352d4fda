package org.smtpmedic.core.diagnosis;

import java.util.List;
import org.smtpmedic.core.knowledge.Catalogue;

/** Opens the package-private matching stage to the benchmarks: folding a text and finding every phrase of the catalogue in it. */
public final class MatchingStage {

    private final WordingIndex index;

    public MatchingStage(Catalogue catalogue) {
        this.index = new WordingIndex(catalogue);
    }

    /** Whatever the stage hands on, for a benchmark to swallow. */
    public Object match(String text) {
        return index.find(Folding.fold(text, List.of()));
    }
}
