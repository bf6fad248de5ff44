package org.hazmat.gateway.app;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tracker run}: the whole platform in one process. Its flags are the components of {@link Settings}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Starts the whole platform in one process: terminal port, rules, storage, HTTP API, web console.",
        footer = {
            "",
            "Each flag is also an environment variable (--http-port: TRACKER_HTTP_PORT) and a key of the file that --config "
                    + "names (httpPort: 8080). Secrets have no flag: TRACKER_ADMIN_PASSWORD, or TRACKER_ADMIN_PASSWORD_FILE "
                    + "with the path of a file that holds it; likewise TRACKER_DATABASE_PASSWORD and "
                    + "TRACKER_DATABASE_READER_PASSWORD.",
            "",
            "./tracker run --demo adds a simulated tanker fleet; --demo-speed N sets how fast its time runs (default 20). "
                    + "Ctrl-C stops cleanly."
        })
final class RunCommand implements Callable<Integer> {
    private static final int UNUSABLE = 2;

    @Option(names = "--config", paramLabel = "FILE", description = "settings, as YAML")
    private @Nullable Path config;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new RunCommand());
        for (RecordComponent component : Settings.class.getRecordComponents()) {
            Settings.Key key = SettingsReader.key(component);
            if (!key.secret()) {
                String fallback = key.value().isEmpty() ? "" : " (default " + key.value() + ")";
                line.getCommandSpec()
                        .addOption(OptionSpec.builder(SettingsReader.flag(component.getName()))
                                .paramLabel(component.getType() == int.class ? "PORT" : "VALUE")
                                .type(String.class)
                                .description(key.text() + fallback)
                                .build());
            }
        }
        return line;
    }

    @Override
    public Integer call() {
        try {
            Server.start(SettingsReader.read(flags(), System.getenv(), config)).awaitStop();
            return 0;
        } catch (Misconfigured e) {
            spec.commandLine().getErr().println("tracker: " + e.getMessage());
            return UNUSABLE;
        }
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        for (RecordComponent component : Settings.class.getRecordComponents()) {
            OptionSpec option = spec.findOption(SettingsReader.flag(component.getName()));
            String value = option == null ? null : option.getValue();
            if (value != null) {
                flags.put(component.getName(), value);
            }
        }
        return flags;
    }
}
