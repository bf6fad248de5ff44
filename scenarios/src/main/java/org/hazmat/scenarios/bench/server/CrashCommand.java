package org.hazmat.scenarios.bench.server;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tracker bench crash}: kill -9 under load. */
@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "The server is killed under load, again and again: in every third round at random, in every third at one of its"
                        + " journal's writes or syncs, in every third at the next of the named points of a commit.",
        footer = {
            "",
            "Promised: nothing that was acknowledged is missing or doubled, the feed has no hole and its chain is whole.",
            "Exit code 1 when that does not hold."
        })
public final class CrashCommand implements Callable<Integer> {
    @Option(names = "--rounds", paramLabel = "N", description = "on one data folder (default ${DEFAULT-VALUE})")
    private int rounds = 50;

    @Option(names = "--pace", paramLabel = "N", description = "positions a second (default ${DEFAULT-VALUE})")
    private int pace = 5000;

    @Option(names = "--seed", paramLabel = "N", description = "of when it happens (default ${DEFAULT-VALUE})")
    private long seed = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return new OrdealReport(spec.commandLine().getOut()).run(rounds, pace, seed, CrashCommand::round);
    }

    private static String round(Ordeal ordeal, int round) throws IOException, InterruptedException {
        return switch (round % 3) {
            case 0 -> atPoint(ordeal, round / 3 - 1);
            case 1 -> {
                ordeal.kill();
                yield "killed at random";
            }
            default -> {
                // Before odd operations, after even ones.
                int operation = 11 * round + round / 3 % 2;
                ordeal.killAt(operation);
                yield "killed at operation " + operation + " of the journal";
            }
        };
    }

    /** Each point, then each again one time later. */
    private static String atPoint(Ordeal ordeal, int number) throws IOException, InterruptedException {
        Failpoint[] points = Failpoint.values();
        Failpoint point = points[number % points.length];
        int time = point.time(number);
        boolean reached = ordeal.killAt(point, time);
        return (reached ? "killed at " : "did not reach ") + point.word() + " " + time;
    }
}
