package org.hazmat.scenarios.cli;

import org.hazmat.scenarios.backtest.BacktestCommand;
import org.hazmat.scenarios.backup.BackupCommand;
import org.hazmat.scenarios.bench.BenchCommand;
import org.hazmat.scenarios.fleet.DemoFleetCommand;
import org.hazmat.scenarios.fleet.SimulateCommand;
import org.hazmat.scenarios.player.ScenarioCommand;
import org.hazmat.scenarios.survey.ImportCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that drive a server from outside, or play without one; {@code ./tracker} starts this class. */
@Command(
        name = "tracker",
        subcommands = {
            ScenarioCommand.class,
            SimulateCommand.class,
            DemoFleetCommand.class,
            BenchCommand.class,
            ImportCommand.class,
            BacktestCommand.class,
            BackupCommand.class
        },
        description = "Hazmat Tracker")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).setUsageHelpAutoWidth(true).execute(arguments));
    }
}
