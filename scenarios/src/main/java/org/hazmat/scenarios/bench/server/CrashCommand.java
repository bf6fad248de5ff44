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
                "The server is killed under load, again and again, in odd rounds at random, in even ones at one of its journal's writes or syncs.",
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
        if (round % 2 == 1) {
            ordeal.kill();
            return "killed at random";
        }
        // Before odd operations, after even ones.
        int operation = 11 * round + round / 2 % 2;
        ordeal.killAt(operation);
        return "killed at operation " + operation + " of the journal";
    }
}
