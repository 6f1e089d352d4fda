package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.smtpmedic.core.diagnosis.PhraseIndex.Place;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Cause;
import org.smtpmedic.core.knowledge.Wording;

/** Which wordings of the catalogue stand in a text. Built once per catalogue. */
final class WordingMatcher {

    private static final int GAP = 120;
    private static final Pattern BARE_CODE = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

    private final PhraseIndex index = new PhraseIndex();
    private final List<Compiled> wordings = new ArrayList<>();

    /** What has to stand in the text, or must not: a phrase, or an enhanced code. */
    private sealed interface Condition {
        record Phrase(int id) implements Condition {}

        record Code(String value) implements Condition {}
    }

    private record Compiled(
            Cause cause,
            Wording wording,
            List<Integer> pieces,
            List<Condition> needs,
            List<Condition> unless,
            Optional<CodeRange> codes) {}

    private record CodeRange(String prefix, int from, int to) {
        boolean covers(String code) {
            if (!code.startsWith(prefix)) {
                return false;
            }
            int last = Integer.parseInt(code.substring(prefix.length()));
            return last >= from && last <= to;
        }
    }

    /**
     * A wording that stands in the text.
     *
     * @param start index into the original, inclusive
     * @param end index into the original, exclusive
     * @param length of the evidence in letters and digits
     * @param both phrase and code stood together
     */
    record Match(Cause cause, Wording.Weight weight, int start, int end, int length, boolean both) {}

    WordingMatcher(Catalogue catalogue) {
        catalogue
                .causes()
                .values()
                .forEach(cause -> cause.wordings().forEach(wording -> wordings.add(compile(cause, wording))));
        index.build();
    }

    private Compiled compile(Cause cause, Wording wording) {
        var pieces = wording.say().stream()
                .flatMap(say -> Arrays.stream(say.split("\\{\\.\\.}", -1)))
                .map(Folded::phrase)
                .filter(Predicate.not(String::isEmpty))
                .map(index::add)
                .toList();
        return new Compiled(
                cause,
                wording,
                pieces,
                conditions(wording.needs()),
                conditions(wording.unless()),
                wording.code().map(WordingMatcher::range));
    }

    private List<Condition> conditions(List<String> texts) {
        return texts.stream()
                .<Condition>map(text -> BARE_CODE.matcher(text).matches()
                        ? new Condition.Code(text)
                        : new Condition.Phrase(index.add(Folded.phrase(text))))
                .toList();
    }

    private static CodeRange range(String code) {
        int dot = code.lastIndexOf('.') + 1;
        int dash = code.indexOf('-');
        int from = Integer.parseInt(code.substring(dot, dash < 0 ? code.length() : dash));
        return new CodeRange(
                code.substring(0, dot), from, dash < 0 ? from : Integer.parseInt(code.substring(dash + 1)));
    }

    /** Every match, in no particular order. */
    List<Match> find(Folded text, List<SmtpReply> replies) {
        var places = index.find(text);
        var matches = new ArrayList<Match>();
        for (var wording : wordings) {
            if (allowed(wording, places, replies)) {
                match(wording, text, places, replies).ifPresent(matches::add);
            }
        }
        return matches;
    }

    private static boolean allowed(Compiled wording, Map<Integer, List<Place>> places, List<SmtpReply> replies) {
        Predicate<Condition> holds = condition -> switch (condition) {
            case Condition.Phrase phrase -> places.containsKey(phrase.id());
            case Condition.Code code ->
                replies.stream()
                        .anyMatch(reply ->
                                reply.enhanced().filter(code.value()::equals).isPresent());
        };
        return wording.unless().stream().noneMatch(holds)
                && (wording.needs().isEmpty() || wording.needs().stream().anyMatch(holds));
    }

    private static Optional<Match> match(
            Compiled compiled, Folded text, Map<Integer, List<Place>> places, List<SmtpReply> replies) {
        var said = compiled.pieces().isEmpty() ? Optional.<Place>empty() : phrase(compiled.pieces(), places);
        boolean codeWanted =
                compiled.codes().isPresent() || compiled.wording().reply().isPresent();
        var coded = codeWanted ? reply(compiled, replies) : Optional.<SmtpReply>empty();
        if ((said.isEmpty() && !compiled.pieces().isEmpty()) || (coded.isEmpty() && codeWanted)) {
            return Optional.empty();
        }
        return said.map(place -> inWords(compiled, text, place, codeWanted))
                .or(() -> coded.map(reply -> inCode(compiled, reply)));
    }

    private static Match inWords(Compiled compiled, Folded text, Place place, boolean both) {
        return new Match(
                compiled.cause(),
                compiled.wording().weight(),
                text.origin(place.start()),
                text.origin(place.end() - 1) + 1,
                place.length(),
                both);
    }

    private static Match inCode(Compiled compiled, SmtpReply reply) {
        int length = reply.code().map(String::length).orElse(0)
                + reply.enhanced().map(String::length).orElse(0)
                + 1;
        int end = Math.min(reply.end(), reply.start() + length);
        return new Match(compiled.cause(), compiled.wording().weight(), reply.start(), end, length, false);
    }

    private static Optional<SmtpReply> reply(Compiled compiled, List<SmtpReply> replies) {
        return replies.stream()
                .filter(reply -> compiled.codes().isEmpty()
                        || reply.enhanced()
                                .filter(compiled.codes().get()::covers)
                                .isPresent())
                .filter(reply -> compiled.wording().reply().isEmpty()
                        || reply.code().equals(compiled.wording().reply()))
                .reduce((_, last) -> last);
    }

    /** The pieces in order, each within the gap behind the one before; of several places the last, which is the innermost. */
    private static Optional<Place> phrase(List<Integer> pieces, Map<Integer, List<Place>> places) {
        var first = places.getOrDefault(pieces.getFirst(), List.of());
        return first.stream()
                .flatMap(place -> extended(place, pieces.subList(1, pieces.size()), places).stream())
                .max(Comparator.comparingInt(Place::start));
    }

    private static Optional<Place> extended(Place start, List<Integer> rest, Map<Integer, List<Place>> places) {
        var whole = start;
        for (int piece : rest) {
            int end = whole.end();
            var next = places.getOrDefault(piece, List.of()).stream()
                    .filter(place -> place.start() >= end && place.start() - end <= GAP)
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            whole = new Place(whole.start(), next.get().end());
        }
        return Optional.of(whole);
    }
}
