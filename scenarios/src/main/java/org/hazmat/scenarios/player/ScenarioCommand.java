package org.hazmat.scenarios.player;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hazmat.geocore.json.Invalid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays scenario files and prints what differs. */
@Command(
        name = "scenario",
        mixinStandardHelpOptions = true,
        description = "Plays scenario files and prints what differs from what they expect.",
        footer = {"", "Exit code: 0 when nothing differs, 1 on a difference, 2 when a file cannot be used."})
public final class ScenarioCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files, or folders of them.")
    private List<Path> files = List.of();

    @Mixin
    private LiveOptions live = new LiveOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Stage stage;
        try {
            stage = live.stage();
        } catch (IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        }
        int worst = 0;
        int played = 0;
        for (Path file : listFiles()) {
            worst = Math.max(worst, play(file, stage));
            played++;
        }
        out().println(played + (played == 1 ? " file played" : " files played"));
        return worst;
    }

    private List<Path> listFiles() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path path : files) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.list(path)) {
                    inside.filter(file -> file.toString().endsWith(".json"))
                            .sorted()
                            .forEach(found::add);
                }
            } else {
                found.add(path);
            }
        }
        return found;
    }

    private int play(Path file, Stage stage) throws InterruptedException {
        try {
            Scenario scenario = ScenarioFile.read(file);
            List<String> differences = Comparison.of(scenario.expected(), stage.play(scenario));
            out().println((differences.isEmpty() ? "ok    " : "DIFF  ") + scenario.id() + "  " + scenario.title());
            differences.forEach(difference -> out().println("      " + difference));
            return differences.isEmpty() ? 0 : 1;
        } catch (Unplayable e) {
            out().println("SKIP  " + file.getFileName() + "  " + e.getMessage());
            return 0;
        } catch (Invalid e) {
            out().println("BAD   " + file + "  " + e.getMessage());
        } catch (IOException e) {
            out().println("BAD   " + file + "  cannot be played: " + e.getMessage());
        }
        return 2;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
