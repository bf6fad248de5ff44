package org.hazmat.gateway.backup;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.hazmat.gateway.store.Store;
import org.hazmat.gateway.store.StoreFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts back what {@code ./tracker backup} wrote, where nothing is yet. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a backup into an empty data folder and, for one of a PostGIS store, into an empty database. The file is read to its",
            "end and checked before anything is written. Start the server afterwards; stop the one that the backup is of, or keep",
            "terminals away from it."
        },
        footer = {
            "",
            "Exit code: 0 when it is restored, 1 when the file is damaged or the place is not empty, 2 when something cannot be used."
        })
public final class RestoreCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final int UNUSABLE = 2;
    private static final long MEGABYTE = 1_000_000;

    @Parameters(paramLabel = "FILE", description = "the backup")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:TRACKER_DATA:-./data}",
            description = "data folder, missing or empty (TRACKER_DATA, ./data)")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            defaultValue = "${env:TRACKER_DATABASE_URL:-}",
            description =
                    "jdbc:postgresql://... with user and password, for a backup of a PostGIS store (TRACKER_DATABASE_URL)")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String databaseUrl;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            String refusal = restore();
            if (refusal != null) {
                err().println("tracker: " + refusal);
                return REFUSED;
            }
            return 0;
        } catch (IOException | StoreFailure e) {
            err().println("\ntracker: " + e.getMessage());
            return UNUSABLE;
        }
    }

    private @Nullable String restore() throws IOException {
        if (!Folders.isEmpty(data)) {
            return data + " is not empty: a backup goes into a folder of its own";
        }
        Archive.Contents contents;
        try {
            contents = Archive.verify(file, progress("checked"));
        } catch (IOException e) {
            return "nothing was restored: " + e.getMessage();
        }
        boolean postgis = contents.kind().equals(Store.POSTGIS);
        if (postgis == databaseUrl.isEmpty()) {
            return postgis
                    ? "this is the backup of a PostGIS store: name an empty database with --database-url"
                    : "this is the backup of an embedded store: leave TRACKER_DATABASE_URL out";
        }
        unpack(contents, postgis);
        err().println("restored into " + data + "; start the server with ./tracker run --data " + data);
        return null;
    }

    /** What is cut short leaves a folder beside, and the data folder empty. */
    private void unpack(Archive.Contents contents, boolean postgis) throws IOException {
        Path beside = data.toAbsolutePath().resolveSibling(data.getFileName() + ".restoring");
        Folders.delete(beside);
        for (String name : contents.names()) {
            Archive.extract(file, name, beside.resolve(name));
        }
        Path store = beside.resolve("store");
        if (postgis) {
            err().println("filling the database");
            Store.restorePostgres(databaseUrl, store);
            Folders.delete(store);
        } else {
            Store.restoreEmbedded(store);
        }
        // The journal gives its feed another name when it finds this.
        Files.createFile(beside.resolve("journal").resolve("restored"));
        Files.deleteIfExists(data);
        Files.move(beside, data);
    }

    private LongConsumer progress(String what) {
        long[] told = {0};
        return octets -> {
            if (octets - told[0] >= 100 * MEGABYTE) {
                told[0] = octets;
                err().print("\r" + what + " " + octets / MEGABYTE + " MB ");
                err().flush();
            }
        };
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
