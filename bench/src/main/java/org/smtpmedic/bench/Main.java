package org.smtpmedic.bench;

import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks and prints a table. Arguments are those of JMH, such as a part of a benchmark's name or {@code -p sample=LOG}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        OptionsBuilder defaults = new OptionsBuilder();
        defaults.parent(new CommandLineOptions(arguments));
        CommandLineOptions given = new CommandLineOptions(arguments);
        if (!given.getForkCount().hasValue()) {
            defaults.forks(1);
        }
        if (!given.getWarmupIterations().hasValue()) {
            defaults.warmupIterations(4).warmupTime(TimeValue.seconds(1));
        }
        if (!given.getMeasurementIterations().hasValue()) {
            defaults.measurementIterations(6).measurementTime(TimeValue.seconds(1));
        }
        defaults.addProfiler(GCProfiler.class).shouldDoGC(true);
        Collection<RunResult> results = new Runner(defaults.build()).run();
        System.out.println(ResultTable.of(results));
    }
}
