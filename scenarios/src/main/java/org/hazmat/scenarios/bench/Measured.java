package org.hazmat.scenarios.bench;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH measured of one benchmark with one set of parameters. */
record Measured(RunResult result) {
    private static final int WARM_UPS = 4;

    /** Silent, in JVMs of its own; on large pages where the machine grants them, as a server with so much memory would have them. */
    static List<Measured> all(Class<?> benchmark, int forks, int iterations, String parameter, String... values)
            throws RunnerException {
        // Else two benchmarks on one machine would wait for each other, whoever started them.
        System.setProperty("jmh.ignoreLock", "true");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .param(parameter, values)
                .forks(forks)
                .threads(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend("-XX:+UseTransparentHugePages", "-Xms2g")
                .verbosity(VerboseMode.SILENT);
        Collection<RunResult> results = new Runner(options.build()).run();
        return results.stream().map(Measured::new).toList();
    }

    String name() {
        String name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    String parameter(String name) {
        return result.getParams().getParam(name);
    }

    /** CPU nanoseconds of the thread for one operation, over all samples. */
    Spread nanos() {
        return perOperation("cpuNanos");
    }

    Spread octets() {
        return perOperation("allocatedOctets");
    }

    private Spread perOperation(String counter) {
        return Spread.of(result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(one -> value(one, counter) / value(one, "operations"))
                .toArray());
    }

    private static double value(IterationResult sample, String counter) {
        Result<?> result = sample.getSecondaryResults().get(counter);
        if (result == null) {
            throw new IllegalStateException("JMH lost the counter " + counter);
        }
        return result.getScore();
    }
}
