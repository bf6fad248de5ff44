package org.hazmat.gateway.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The server's commands; {@code ./tracker} starts this class. */
@Command(
        name = "tracker",
        subcommands = {},
        description = "Hazmat Tracker")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Main());
        line.addSubcommand(RunCommand.commandLine());
        System.exit(line.execute(arguments));
    }
}
