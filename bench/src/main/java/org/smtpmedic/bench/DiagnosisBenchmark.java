package org.smtpmedic.bench;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
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
import org.smtpmedic.core.diagnosis.Diagnostician;
import org.smtpmedic.core.diagnosis.MatchingStage;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.CatalogueLoader;

/** The matching stage, the whole diagnosis, and the limit: the least that any reader of a text has to do. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DiagnosisBenchmark {

    @Param
    public SampleText sample = SampleText.TYPICAL;

    private final Catalogue catalogue = CatalogueLoader.bundled();
    private final MatchingStage stage = new MatchingStage(catalogue);
    private final Diagnostician diagnostician = new Diagnostician(catalogue);

    @Benchmark
    public Object matching() {
        return stage.match(sample.text());
    }

    @Benchmark
    public Object diagnosis() {
        return diagnostician.diagnose(sample.text());
    }

    @Benchmark
    public int copyAndSum() {
        int sum = 0;
        for (byte b : sample.text().getBytes(StandardCharsets.ISO_8859_1)) {
            sum += b;
        }
        return sum;
    }
}
