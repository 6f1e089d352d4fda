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

/** A log of 8 KB, and 10 and 100 times as much of it: the time has to grow as the length does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LengthBenchmark {

    static final int UNIT = 8 << 10;

    @Param({"1", "10", "100"})
    public int times = 1;

    private final Catalogue catalogue = CatalogueLoader.bundled();
    private final MatchingStage stage = new MatchingStage(catalogue);
    private final Diagnostician diagnostician = new Diagnostician(catalogue);
    private String text = "";

    @Setup
    public void cut() {
        text = SampleText.LOG.text().substring(0, UNIT * times);
    }

    @Benchmark
    public Object matching() {
        return stage.match(text);
    }

    @Benchmark
    public Object diagnosis() {
        return diagnostician.diagnose(text);
    }
}
