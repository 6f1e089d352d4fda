package org.smtpmedic.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ahocorasick.trie.Trie;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.smtpmedic.core.knowledge.CatalogueLoader;

/** Other ways to find the catalogue's wordings in a text: what the matching stage has to beat. Of the log a part must do. Each counts the wordings it finds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BaselineBenchmark {

    @Param({"TYPICAL", "TRANSCRIPT", "LOG_64_KB"})
    public SampleText sample = SampleText.TYPICAL;

    private final List<WordingPattern> wordings = WordingPattern.of(CatalogueLoader.bundled());
    private final List<java.util.regex.Pattern> patterns =
            wordings.stream().map(BaselineBenchmark::compiled).toList();
    private final List<com.google.re2j.Pattern> re2 = wordings.stream()
            .map(wording -> com.google.re2j.Pattern.compile(
                    wording.regex(), com.google.re2j.Pattern.CASE_INSENSITIVE | com.google.re2j.Pattern.DOTALL))
            .toList();
    private final Map<String, List<java.util.regex.Pattern>> byKeyword = byKeyword(wordings);
    private final Trie keywords =
            Trie.builder().ignoreCase().addKeywords(byKeyword.keySet()).build();

    private static Map<String, List<java.util.regex.Pattern>> byKeyword(List<WordingPattern> wordings) {
        Map<String, List<java.util.regex.Pattern>> byKeyword = new HashMap<>();
        for (WordingPattern wording : wordings) {
            java.util.regex.Pattern pattern = compiled(wording);
            wording.keywords()
                    .forEach(keyword -> byKeyword
                            .computeIfAbsent(keyword, _ -> new ArrayList<>())
                            .add(pattern));
        }
        return byKeyword;
    }

    private static java.util.regex.Pattern compiled(WordingPattern wording) {
        return java.util.regex.Pattern.compile(
                wording.regex(), java.util.regex.Pattern.CASE_INSENSITIVE | java.util.regex.Pattern.DOTALL);
    }

    /** Every pattern of {@code java.util.regex} over the whole text. */
    @Benchmark
    public long regexLoop() {
        return patterns.stream()
                .filter(pattern -> pattern.matcher(sample.text()).find())
                .count();
    }

    /** Every pattern of RE2/J over the whole text; few iterations, because a single one takes seconds. */
    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 2, time = 1)
    public long re2jLoop() {
        return re2.stream()
                .filter(pattern -> pattern.matcher(sample.text()).find())
                .count();
    }

    /** A long word of each wording by an Aho-Corasick automaton, then the patterns of those that were found. */
    @Benchmark
    public long ahoCorasickThenRegex() {
        return keywords.parseText(sample.text()).stream()
                .map(emit -> emit.getKeyword())
                .distinct()
                .flatMap(keyword -> byKeyword.getOrDefault(keyword, List.of()).stream())
                .distinct()
                .filter(pattern -> pattern.matcher(sample.text()).find())
                .count();
    }
}
