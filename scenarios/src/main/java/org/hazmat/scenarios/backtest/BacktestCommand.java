package org.hazmat.scenarios.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.scenarios.player.LiveApi;
import org.hazmat.scenarios.player.ProgressLine;
import org.hazmat.scenarios.player.ServerLogin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A draft of rules judged by a running server against its stored tracks: shows how far it is, then what differs from the published ones. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Judges a draft of rules against the stored tracks of a running server, before it is published, and compares it with",
            "the published rules over the same tracks. Ctrl-C cancels it."
        },
        footer = {
            "",
            "Exit code: 0 when it was judged, 1 when it failed or was cancelled, 2 when file or server cannot be used."
        })
public final class BacktestCommand implements Callable<Integer> {
    private static final int NOT_DONE = 1;
    private static final int UNUSABLE = 2;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "FILE",
            description = "JSON: a list of rules, or {\"rules\":[…],\"zones\":[…]}; their state does not matter.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path rules;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "T",
            description = "Fix times from here on, with an offset.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String from;

    @Option(names = "--to", required = true, paramLabel = "T", description = "Fix times until here.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String to;

    @Option(names = "--plate", paramLabel = "P", description = "Of this vehicle only; may be given several times.")
    private List<String> plates = new ArrayList<>();

    @Option(names = "--keep-others", description = "Published rules of other ids judge beside the draft.")
    private boolean keepOthers;

    @Option(names = "--json", description = "Print the whole result as JSON.")
    private boolean json;

    @Mixin
    private ServerLogin login = new ServerLogin();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    private volatile boolean over;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return run();
        } catch (IOException e) {
            err().println("tracker: " + e.getMessage());
            return UNUSABLE;
        }
    }

    private int run() throws IOException, InterruptedException {
        Inquiry inquiry = Inquiry.of(rules).between(from, to).with(keepOthers, plates);
        LiveApi server = login.logIn();
        String path = "/backtests/"
                + server.post("/backtests", inquiry.body()).path("id").asText();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cancel(server, path), "cancel"));
        return report(ended(server, path));
    }

    private JsonNode ended(LiveApi server, String path) throws IOException, InterruptedException {
        ProgressLine line = new ProgressLine(err());
        JsonNode now = server.get(path);
        while (now.path("state").asText().equals("running")) {
            JsonNode progress = now.path("progress");
            line.show(
                    progress.path("percent").asInt() + " %, "
                            + progress.path("vehiclesDone").asInt() + " of "
                            + progress.path("vehicles").asInt() + " vehicles, "
                            + progress.path("positions").asLong() + " positions",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            now = server.get(path);
        }
        over = true;
        line.end();
        return now;
    }

    private int report(JsonNode ended) {
        String state = ended.path("state").asText();
        if (json) {
            out().println(JsonText.write(ended));
        } else if (state.equals("done")) {
            ResultTable.print(ended, out());
        }
        if (state.equals("done")) {
            return 0;
        }
        err().println("tracker: the back-test " + (state.equals("failed") ? "failed: " : "was ")
                + (state.equals("failed") ? ended.path("failure").asText() : state));
        return NOT_DONE;
    }

    private void cancel(LiveApi server, String path) {
        try {
            if (!over) {
                server.delete(path);
            }
        } catch (IOException e) {
            err().println("tracker: the back-test may go on: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
