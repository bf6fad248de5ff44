package org.hazmat.scenarios.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.hazmat.scenarios.player.LiveApi;
import org.hazmat.scenarios.player.ProgressLine;
import org.hazmat.scenarios.player.ServerLogin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a running server copy all that it holds, and moves the copy to where it is wanted. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Copies all that a running server holds into one file: journal, feed, store and signing key. To be run on the server's",
            "machine, as the server's user, with an administrator's password. What was acknowledged before it began is in it."
        },
        footer = {
            "",
            "The file has mode 0600, for it holds the signing key and personal data. ./tracker restore FILE puts it back.",
            "Exit code: 0 when it was written, 1 when the backup failed, 2 when file or server cannot be used."
        })
public final class BackupCommand implements Callable<Integer> {
    private static final int NOT_DONE = 1;
    private static final int UNUSABLE = 2;
    private static final long MEGABYTE = 1_000_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Parameters(paramLabel = "FILE", description = "where to write it; must not be there yet")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Mixin
    private ServerLogin login = new ServerLogin();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try {
            if (Files.exists(file)) {
                throw new IOException(file + " is there already");
            }
            LiveApi server = login.logIn();
            server.post("/backup", JsonNodeFactory.instance.objectNode());
            JsonNode ended = ended(server);
            if (!ended.path("state").asText().equals("done")) {
                err().println("tracker: the backup failed: "
                        + ended.path("failure").asText());
                return NOT_DONE;
            }
            fetch(Path.of(ended.path("file").asText()));
            err().println("written: " + file + ", " + Files.size(file) / MEGABYTE + " MB");
            return 0;
        } catch (IOException e) {
            err().println("tracker: " + e.getMessage());
            return UNUSABLE;
        }
    }

    private JsonNode ended(LiveApi server) throws IOException, InterruptedException {
        ProgressLine line = new ProgressLine(err());
        JsonNode now = server.get("/backup");
        while (now.path("state").asText().equals("running")) {
            line.show(told(now), TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            now = server.get("/backup");
        }
        line.end();
        return now;
    }

    private static String told(JsonNode now) {
        String octets = now.path("octets").asLong() / MEGABYTE
                + (now.path("totalOctets").isNumber()
                        ? " of " + now.path("totalOctets").asLong() / MEGABYTE + " MB"
                        : " MB");
        return switch (now.path("stage").asText()) {
            case "waiting" -> "waiting for what is being edited or deleted";
            case "store" -> "copying the store, " + octets;
            case "file" -> "writing the file, " + octets + " read";
            default -> octets;
        };
    }

    private void fetch(Path written) throws IOException {
        if (!Files.isReadable(written)) {
            throw new IOException("the backup is " + written + " on the server's machine; it cannot be read from here");
        }
        Files.move(written, file);
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
