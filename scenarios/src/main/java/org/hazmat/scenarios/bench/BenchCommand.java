package org.hazmat.scenarios.bench;

import org.hazmat.scenarios.bench.fuzz.FuzzCommand;
import org.hazmat.scenarios.bench.server.CrashCommand;
import org.hazmat.scenarios.bench.server.EditsCommand;
import org.hazmat.scenarios.bench.server.IngestCommand;
import org.hazmat.scenarios.bench.server.PowerCommand;
import org.hazmat.scenarios.bench.server.RestartCommand;
import org.hazmat.scenarios.bench.server.TamperCommand;
import org.hazmat.scenarios.bench.server.WritesCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./tracker bench}: the one list of benchmarks; a new one is a command class and its name here. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            DecodeCommand.class,
            ZonesCommand.class,
            JudgeCommand.class,
            TrialCommand.class,
            PropertiesCommand.class,
            FuzzCommand.class,
            EditsCommand.class,
            IngestCommand.class,
            CrashCommand.class,
            PowerCommand.class,
            WritesCommand.class,
            RestartCommand.class,
            TamperCommand.class
        },
        synopsisSubcommandLabel = "[NAME [OPTIONS]]",
        commandListHeading = "%nBenchmarks:%n",
        description = "The project's own benchmarks: what is promised, measured on this machine.",
        footer = {"", "./tracker bench NAME --help tells more. Without a name the benchmarks are listed."})
public final class BenchCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
