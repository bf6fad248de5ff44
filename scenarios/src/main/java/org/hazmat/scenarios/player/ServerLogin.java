package org.hazmat.scenarios.player;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command reaches a running server's API, and as whom. */
public final class ServerLogin {
    @Option(names = "--api", paramLabel = "URL", description = "Server's address. Default: ${DEFAULT-VALUE}.")
    private URI api = URI.create("http://127.0.0.1:8080");

    @Option(names = "--user", description = "Who logs in; what it may do, its role says. Default: ${DEFAULT-VALUE}.")
    private String user = "admin";

    @Option(names = "--password-file", paramLabel = "FILE", description = "First line: the user's password.")
    private @Nullable Path passwordFile;

    /** Throws {@link IOException} with a sentence when that cannot be. */
    public LiveApi logIn() throws IOException, InterruptedException {
        if (passwordFile == null) {
            throw new IOException("--password-file is missing: the file with the password of " + user);
        }
        String password =
                Files.readString(passwordFile).lines().findFirst().orElse("").strip();
        return LiveApi.login(api, user, password);
    }
}
