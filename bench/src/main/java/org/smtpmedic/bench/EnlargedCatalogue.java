package org.smtpmedic.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Cause;
import org.smtpmedic.core.knowledge.Wording;

/** A catalogue with several times the causes. Each further cause says the words of a real one in another order, with a word of its own. */
final class EnlargedCatalogue {

    private EnlargedCatalogue() {}

    static Catalogue of(Catalogue catalogue, int times) {
        Map<String, Cause> causes = new LinkedHashMap<>(catalogue.causes());
        for (int copy = 1; copy < times; copy++) {
            for (Cause cause : catalogue.causes().values()) {
                Cause other = changed(cause, copy);
                causes.put(other.id(), other);
            }
        }
        return new Catalogue(
                causes, catalogue.steps(), catalogue.gates(), catalogue.retirements(), catalogue.sources());
    }

    private static Cause changed(Cause cause, int copy) {
        return new Cause(
                cause.id() + "-" + copy,
                cause.title(),
                cause.meaning(),
                cause.gate(),
                cause.layer(),
                cause.provider(),
                cause.known(),
                cause.replies(),
                cause.signInLog(),
                cause.wordings().stream()
                        .filter(wording -> !wording.say().isEmpty())
                        .map(wording -> changed(wording, copy))
                        .toList(),
                cause.reasons(),
                cause.steps(),
                cause.retirement(),
                cause.next(),
                cause.ifNothingHelps(),
                cause.ask(),
                cause.sources(),
                cause.asOf(),
                cause.examples());
    }

    private static Wording changed(Wording wording, int copy) {
        List<List<String>> say = wording.say().stream()
                .map(part -> part.stream().map(way -> changed(way, copy)).toList())
                .toList();
        return new Wording(say, wording.code(), wording.reply(), wording.needs(), wording.unless(), wording.weight());
    }

    private static String changed(String say, int copy) {
        List<String> words = new ArrayList<>(List.of(say.split(" ")));
        Collections.rotate(words, copy);
        words.add(words.size() / 2, "variant" + copy);
        return String.join(" ", words);
    }
}
