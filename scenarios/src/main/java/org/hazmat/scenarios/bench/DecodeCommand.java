package org.hazmat.scenarios.bench;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tracker bench decode}: location reports from octets to values, per second of CPU time. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Frames of 0x0200 decoded per CPU second on one core, and octets allocated for each.",
        footer = {
            "",
            "Promised: 4 M frames a CPU second with seven items, 2.5 M with twelve, 800 octets a frame.",
            "Exit code 1 when a median keeps no promise."
        })
public final class DecodeCommand implements Callable<Integer> {
    private static final double MOST_OCTETS = 800;

    @Option(names = "--forks", paramLabel = "N", description = "JVMs one after another (default ${DEFAULT-VALUE})")
    private int forks = 3;

    @Option(names = "--iterations", paramLabel = "N", description = "samples in each JVM (default ${DEFAULT-VALUE})")
    private int iterations = 5;

    @Option(names = "--seconds", paramLabel = "S", description = "of one sample (default ${DEFAULT-VALUE})")
    private int seconds = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws RunnerException {
        // Else two benchmarks on one machine would wait for each other, whoever started them.
        System.setProperty("jmh.ignoreLock", "true");
        out().println(Machine.line());
        Collection<RunResult> results = new Runner(options()).run();
        boolean kept = true;
        for (RunResult result : results) {
            kept &= report(result);
        }
        return kept ? 0 : 1;
    }

    private Options options() {
        return new OptionsBuilder()
                .include("^" + DecodeBenchmark.class.getName().replace(".", "\\.") + "\\.")
                .forks(forks)
                .threads(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(seconds))
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private boolean report(RunResult result) {
        List<IterationResult> all = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .toList();
        Spread rate = spread(all, one -> 1e9 * value(one, "operations") / value(one, "cpuNanos"));
        Spread whole = spread(all, one -> 1e9 * value(one, "operations") / value(one, "processCpuNanos"));
        Spread octets = spread(all, one -> value(one, "allocatedOctets") / value(one, "operations"));
        String name = name(result.getParams());
        double promised = name.startsWith("seven") ? 4e6 : 2.5e6;
        out().printf(
                        "%-12s %.2f M frames per CPU second (%.2f to %.2f in %d samples; %.2f with the whole process),"
                                + " %.0f octets allocated a frame%n",
                        name,
                        rate.median() / 1e6,
                        rate.lowest() / 1e6,
                        rate.highest() / 1e6,
                        rate.samples(),
                        whole.median() / 1e6,
                        octets.median());
        return rate.median() >= promised && octets.median() <= MOST_OCTETS;
    }

    private static String name(BenchmarkParams params) {
        return params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
    }

    private static Spread spread(List<IterationResult> samples, ToDoubleFunction<IterationResult> quantity) {
        return Spread.of(samples.stream().mapToDouble(quantity).toArray());
    }

    private static double value(IterationResult sample, String counter) {
        Result<?> result = sample.getSecondaryResults().get(counter);
        if (result == null) {
            throw new IllegalStateException("JMH lost the counter " + counter);
        }
        return result.getScore();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
