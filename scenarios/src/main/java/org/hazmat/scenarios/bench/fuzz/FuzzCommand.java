package org.hazmat.scenarios.bench.fuzz;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hazmat.scenarios.bench.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ./tracker bench fuzz}: hostile octets for as long as wished. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Coverage-guided fuzzing of the protocol: no exception, no input above 5 ms or 1 MiB.",
        footer = {"", "Exit code: 0 when nothing was found, 1 when something was, 2 when it cannot start."})
public final class FuzzCommand implements Callable<Integer> {
    private static final int SHOWN_DIGITS = 64;

    @Parameters(
            arity = "0..*",
            paramLabel = "TARGET",
            converter = Word.class,
            completionCandidates = Words.class,
            description = "Of ${COMPLETION-CANDIDATES}; none is all of them.")
    private List<FuzzTarget> targets = List.of();

    @Option(names = "--minutes", paramLabel = "M", description = "for each target (default ${DEFAULT-VALUE})")
    private double minutes = 20;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "targets at once, each in a JVM of its own (default ${DEFAULT-VALUE})")
    private int parallel = 2;

    @Option(
            names = "--corpus",
            paramLabel = "FOLDER",
            description = "for corpora, logs and findings; a later run goes on with it (default ${DEFAULT-VALUE})")
    private Path folder = Path.of("target", "fuzz");

    @Option(
            names = "--vectors",
            paramLabel = "FILE",
            description = "frames to start from, a JSON object a line (default ${DEFAULT-VALUE})")
    private Path vectors = Path.of("protocols", "src", "test", "resources", "jt808", "frames.jsonl");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isReadable(vectors)) {
            spec.commandLine().getErr().println("fuzz: cannot read " + vectors);
            return 2;
        }
        out().println(Machine.line());
        List<FuzzTarget> chosen = targets.isEmpty() ? List.of(FuzzTarget.values()) : targets;
        boolean clean = true;
        try (ExecutorService runs = Executors.newFixedThreadPool(Math.max(1, parallel))) {
            ExecutorCompletionService<FuzzRun.Result> done = new ExecutorCompletionService<>(runs);
            chosen.forEach(target -> done.submit(() -> run(target)));
            for (int i = 0; i < chosen.size(); i++) {
                clean &= report(done.take());
            }
        }
        return clean ? 0 : 1;
    }

    private FuzzRun.Result run(FuzzTarget target) throws Exception {
        Path own = folder.resolve(target.word()).toAbsolutePath();
        return new FuzzRun(target, Math.max(1, Math.round(60 * minutes)), own).run(vectors);
    }

    private boolean report(Future<FuzzRun.Result> future) throws InterruptedException {
        try {
            FuzzRun.Result result = future.get();
            report(result);
            return result.isClean();
        } catch (ExecutionException e) {
            out().println("fuzz: " + e.getCause());
            return false;
        }
    }

    private void report(FuzzRun.Result result) {
        Outcome seen = result.outcome();
        String input = seen.slowest();
        out().printf(
                        "%-12s %,d executions, %,d/s, corpus %d, slowest %.3f ms, at most %,d octets allocated%n",
                        result.target().word(),
                        seen.executions(),
                        seen.executions() / result.seconds(),
                        result.corpus(),
                        seen.mostNanos() / 1e6,
                        seen.mostOctets());
        out().printf(
                        "%-12s slowest input: %s%n",
                        "",
                        input.length() <= SHOWN_DIGITS
                                ? input
                                : input.substring(0, SHOWN_DIGITS) + "... (" + input.length() / 2 + " octets)");
        result.finding().lines().forEach(line -> out().println("    " + line));
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    static final class Word implements ITypeConverter<FuzzTarget> {
        @Override
        public FuzzTarget convert(String word) {
            try {
                return FuzzTarget.ofWord(word);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("there is no target " + word);
            }
        }
    }

    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(FuzzTarget.values()).map(FuzzTarget::word).iterator();
        }
    }
}
