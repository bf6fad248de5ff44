package org.hazmat.gateway.app;

import org.hazmat.gateway.backup.RestoreCommand;
import org.hazmat.gateway.decode.DecodeCommand;
import org.hazmat.gateway.decode.EncodeCommand;
import org.hazmat.gateway.evidence.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The server's commands; {@code ./tracker} starts this class. */
@Command(name = "tracker", description = "Hazmat Tracker")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Main());
        line.addSubcommand(RunCommand.commandLine());
        line.addSubcommand(new DecodeCommand());
        line.addSubcommand(new EncodeCommand());
        line.addSubcommand(new VerifyCommand());
        line.addSubcommand(new RestoreCommand());
        System.exit(line.setUsageHelpAutoWidth(true).execute(arguments));
    }
}
