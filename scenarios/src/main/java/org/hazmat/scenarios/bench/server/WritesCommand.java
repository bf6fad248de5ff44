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
        description =
                "In each round a write or sync of the journal fails, once: in each a later one. Then a server without faults has to"
                        + " start on a copy of what that has left. Needs gcc.",
        footer = {
            "",
            "Promised: the server starts again, nothing that was acknowledged is missing or doubled, the feed has no hole and its chain is"
                    + " whole.",
            "Exit code 1 when that does not hold; the data folder is then kept."
        })
public final class WritesCommand implements Callable<Integer> {
    @Option(names = "--rounds", paramLabel = "N", description = "on one data folder (default ${DEFAULT-VALUE})")
    private int rounds = 500;

    @Option(names = "--from", paramLabel = "N", description = "the first one that fails (default ${DEFAULT-VALUE})")
    private int from = 1;

    @Option(names = "--pace", paramLabel = "N", description = "positions a second (default ${DEFAULT-VALUE})")
    private int pace = 5000;

    @Option(names = "--seed", paramLabel = "N", description = "of when it happens (default ${DEFAULT-VALUE})")
    private long seed = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return new OrdealReport(spec.commandLine().getOut()).run(rounds, pace, seed, this::round);
    }

    private String round(Ordeal ordeal, int round) throws IOException, InterruptedException {
        int operation = from + round - 1;
        return "operation " + operation + " failed, "
                + switch (ordeal.failAt(operation)) {
                    case WENT_ON -> "the server went on";
                    case ENDED -> "the server ended by itself";
                    case DID_NOT_START -> "the server did not start";
                };
    }
}
