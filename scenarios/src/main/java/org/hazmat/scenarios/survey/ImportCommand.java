package org.hazmat.scenarios.survey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hazmat.scenarios.player.LiveApi;
import org.hazmat.scenarios.player.ServerLogin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Zones from a file into a running server: prints what would change and why features cannot become zones, then stores all or none. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Zones from a Shapefile (.shp with its .dbf and .prj beside it, or all in a .zip), GeoPackage, GeoJSON or KML.",
            "Coordinates are brought to WGS-84; nothing is stored when a feature cannot become a zone."
        },
        footer = {
            "",
            "Exit code: 0 when all was stored (or could be, with --dry-run), 1 when features cannot become zones and nothing was stored,"
                    + " 2 when file or server cannot be used."
        })
public final class ImportCommand implements Callable<Integer> {
    private static final int NOT_ALL = 1;
    private static final int UNUSABLE = 2;
    private static final byte[] NOTHING = {};

    @Parameters(paramLabel = "FILE", description = "What to import.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Mixin
    private SurveyFlags flags = new SurveyFlags();

    @Option(names = "--dry-run", description = "Only say what would change.")
    private boolean dryRun;

    @Mixin
    private ServerLogin login = new ServerLogin();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

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
        Parcel parcel = Parcel.of(file);
        LiveApi server = login.logIn();
        err().println("sending " + parcel.name() + " (" + (parcel.content().length + 1023) / 1024 + " KiB)");
        JsonNode preview =
                server.post("/imports?filename=" + LiveApi.segment(parcel.name()) + flags.query(), parcel.content());
        print(preview);
        String path = "/imports/" + preview.path("id").asText();
        if (dryRun || preview.path("errorCount").asInt() > 0) {
            server.delete(path);
            out().println("nothing was stored");
            return preview.path("errorCount").asInt() > 0 ? NOT_ALL : 0;
        }
        err().println("storing");
        out().println("stored: " + changes(server.post(path + "/commit", NOTHING)));
        return 0;
    }

    private void print(JsonNode preview) {
        out().println(preview.path("format").asText() + " in "
                + preview.path("crs").asText()
                + (preview.path("datum").asText().equals("gcj-02") ? " with the offset of GCJ-02" : "") + ", "
                + preview.path("zones").asInt() + " zones: " + changes(preview.path("changes")));
        int shown = 0;
        for (JsonNode error : preview.path("errors")) {
            String id = error.path("id").asText("");
            out().println("  feature " + error.path("feature").asInt()
                    + (id.isEmpty() || id.equals("null") ? "" : " (" + id + ")") + ": "
                    + error.path("reason").asText());
            shown++;
        }
        int count = preview.path("errorCount").asInt();
        if (count > 0) {
            out().println(count + (count == 1 ? " feature" : " features") + " cannot become a zone"
                    + (count > shown ? "; the first " + shown + " are shown" : ""));
        }
    }

    private static String changes(JsonNode changes) {
        return changes.path("added").asInt() + " new, "
                + changes.path("changed").asInt() + " changed, "
                + changes.path("unchanged").asInt() + " as they were";
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
