package org.smtpmedic.core.diagnosis.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts what was right, and says it as Markdown tables. */
public final class QualityReport {

    private static final double CONFIDENT = 0.9;

    private final List<Judged> judged;

    public QualityReport(List<Judged> judged) {
        this.judged = List.copyOf(judged);
    }

    /** The whole report; ends with a line break. */
    public String markdown() {
        return String.join("\n", lines()) + "\n";
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.addAll(List.of("| " + judged.size() + " texts | right | |", "| --- | ---: | ---: |"));
        lines.add(row("cause, one that the label accepts", judged, Judged::causeRight));
        lines.add(row("cause, the first of the label", judged, Judged::exactlyRight));
        lines.add(row("provider", judged, Judged::providerRight));
        lines.add(row("gate", judged, Judged::gateRight));
        lines.add(row("reply code", judged, Judged::codeRight));
        lines.add(row("enhanced status code", judged, Judged::enhancedRight));
        lines.add("| wrong with a confidence of " + CONFIDENT + " or more | " + count(this::confidentlyWrong) + " | |");
        lines.add("");
        lines.add("Confidence that was said, and how often it was right:");
        lines.add("");
        lines.addAll(List.of("| said | right | |", "| --- | ---: | ---: |"));
        grouped(each -> band(each.confidence()))
                .forEach((band, group) -> lines.add(row(band, group, Judged::causeRight)));
        table(lines, "format", each -> each.label().format());
        table(lines, "language", each -> each.label().lang());
        table(lines, "cause", each -> each.label().primary());
        confusions(lines);
        return lines;
    }

    private boolean confidentlyWrong(Judged each) {
        return !each.causeRight() && each.confidence() >= CONFIDENT;
    }

    private long count(Predicate<Judged> property) {
        return judged.stream().filter(property).count();
    }

    private static String band(double confidence) {
        return confidence == 0 ? "no error" : String.format(Locale.ROOT, "%.2f", confidence);
    }

    private void table(List<String> lines, String name, Function<Judged, String> key) {
        lines.addAll(List.of("", "| " + name + " | right | |", "| --- | ---: | ---: |"));
        grouped(key).entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<Judged>> group) ->
                                -group.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .forEach(group -> lines.add(row(group.getKey(), group.getValue(), Judged::causeRight)));
    }

    private Map<String, List<Judged>> grouped(Function<Judged, String> key) {
        return judged.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    private static String row(String name, List<Judged> group, Predicate<Judged> right) {
        long count = group.stream().filter(right).count();
        return String.format(
                Locale.ROOT,
                "| %s | %d of %d | %.1f %% |",
                name,
                count,
                group.size(),
                100.0 * count / Math.max(1, group.size()));
    }

    private void confusions(List<String> lines) {
        lines.addAll(List.of("", "| expected | named | texts |", "| --- | --- | --- |"));
        judged.stream()
                .filter(each -> !each.causeRight())
                .collect(Collectors.groupingBy(
                        each -> "| " + each.label().primary() + " | " + each.cause() + " | ",
                        TreeMap::new,
                        Collectors.mapping(each -> each.label().id(), Collectors.joining(", "))))
                .forEach((pair, ids) -> lines.add(pair + ids + " |"));
    }
}
