package org.smtpmedic.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What came out, as a table in Markdown. On a shared machine other work falls into many samples: the best one shows what the code can do. */
final class ResultTable {

    private static final String HEAD = """

            | benchmark | text | median, us | best, us | MB/s at best | bytes allocated |
            | --- | --- | ---: | ---: | ---: | ---: |
            """;

    private ResultTable() {}

    static String of(Collection<RunResult> results) {
        return results.stream().map(ResultTable::row).collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static String row(RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        double median = time.getStatistics().getPercentile(50);
        BenchmarkParams params = result.getParams();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.2f | %,.2f | %,.0f | %,.0f |",
                params.getBenchmark().replaceAll(".*\\.(\\w+?)(?:Benchmark)?\\.(\\w+)", "$1: $2"),
                text(params),
                median,
                time.getStatistics().getMin(),
                length(params) / time.getStatistics().getMin(),
                allocated == null ? 0 : allocated.getScore());
    }

    private static String text(BenchmarkParams params) {
        return params.getParamsKeys().stream()
                .sorted()
                .map(key -> key.equals("times") ? "x " + params.getParam(key) : params.getParam(key))
                .collect(Collectors.joining(", "));
    }

    private static int length(BenchmarkParams params) {
        String sample = params.getParam("sample");
        return sample == null
                ? LengthBenchmark.UNIT * Integer.parseInt(params.getParam("times"))
                : SampleText.valueOf(sample).text().length();
    }
}
