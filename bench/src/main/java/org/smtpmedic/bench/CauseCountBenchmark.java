package org.smtpmedic.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.smtpmedic.core.diagnosis.Diagnostician;
import org.smtpmedic.core.diagnosis.MatchingStage;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.CatalogueLoader;

/** A catalogue of 1, 4 and 16 times as many causes: the time should hardly grow. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CauseCountBenchmark {

    @Param({"1", "4", "16"})
    public int times = 1;

    @Param({"TYPICAL", "LOG"})
    public SampleText sample = SampleText.TYPICAL;

    private Catalogue catalogue = CatalogueLoader.bundled();
    private MatchingStage stage = new MatchingStage(catalogue);
    private Diagnostician diagnostician = new Diagnostician(catalogue);

    @Setup
    public void enlarge() {
        catalogue = EnlargedCatalogue.of(catalogue, times);
        stage = new MatchingStage(catalogue);
        diagnostician = new Diagnostician(catalogue);
    }

    @Benchmark
    public Object matching() {
        return stage.match(sample.text());
    }

    @Benchmark
    public Object diagnosis() {
        return diagnostician.diagnose(sample.text());
    }
}
