package org.hazmat.scenarios.bench.server;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tracker bench writes}: failing writes of the journal. */
@Command(
        name = "writes",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "In round n the n-th write or sync of the journal fails, once. Needs gcc.",
        footer = {
            "",
            "Promised: nothing that was acknowledged is missing or doubled, the feed has no hole and its chain is whole.",
            "Exit code 1 when that does not hold."
        })
public final class WritesCommand implements Callable<Integer> {
    @Option(names = "--rounds", paramLabel = "N", description = "on one data folder (default ${DEFAULT-VALUE})")
    private int rounds = 500;

    @Option(names = "--pace", paramLabel = "N", description = "positions a second (default ${DEFAULT-VALUE})")
    private int pace = 5000;

    @Option(names = "--seed", paramLabel = "N", description = "of when it happens (default ${DEFAULT-VALUE})")
    private long seed = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return new OrdealReport(spec.commandLine().getOut()).run(rounds, pace, seed, WritesCommand::round);
    }

    private static String round(Ordeal ordeal, int round) throws IOException, InterruptedException {
        return ordeal.failAt(round) ? "the server ended by itself" : "the server went on";
    }
}
