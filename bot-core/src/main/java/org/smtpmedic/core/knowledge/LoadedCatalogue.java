package org.smtpmedic.core.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A catalogue, and what is known of the files it was read from.
 *
 * @param added files that only the folder has, such as {@code causes/own.yaml}; where nothing lies beneath the folder, all of them
 * @param replaced files of the folder that stand in for bundled ones
 * @param disabled ids of bundled causes and steps that the folder takes out
 * @param exampleLines for each cause the lines of its examples in its file
 */
public record LoadedCatalogue(
        Catalogue catalogue,
        Set<String> added,
        Set<String> replaced,
        Set<String> disabled,
        Map<String, List<Integer>> exampleLines) {

    public LoadedCatalogue {
        added = Set.copyOf(added);
        replaced = Set.copyOf(replaced);
        disabled = Set.copyOf(disabled);
        exampleLines = Map.copyOf(exampleLines);
    }

    /** A catalogue with nothing laid over it. */
    public static LoadedCatalogue plain(Catalogue catalogue) {
        return new LoadedCatalogue(catalogue, Set.of(), Set.of(), Set.of(), Map.of());
    }

    /** Where a file comes from. */
    public enum Origin {
        BUNDLED,
        ADDED,
        REPLACED
    }

    /** {@code file} as in {@code causes/own.yaml}. */
    public Origin origin(String file) {
        if (replaced.contains(file)) {
            return Origin.REPLACED;
        }
        return added.contains(file) ? Origin.ADDED : Origin.BUNDLED;
    }
}
