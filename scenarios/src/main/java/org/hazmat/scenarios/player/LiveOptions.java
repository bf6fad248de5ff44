package org.hazmat.scenarios.player;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hazmat.scenarios.fleet.Endpoint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where scenarios are played: in this process unless {@code --live} is given. */
final class LiveOptions {
    @Option(
            names = "--live",
            description = "Play on a running server, under fresh names; its administrator has to log in.")
    private boolean live;

    @Option(names = "--api", paramLabel = "URL", description = "Server's address. Default: ${DEFAULT-VALUE}.")
    private URI api = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--terminals",
            paramLabel = "HOST:PORT",
            converter = Endpoint.class,
            defaultValue = "127.0.0.1:6808",
            description = "Where terminals connect. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private InetSocketAddress terminals;

    @Option(names = "--user", description = "Who logs in. Default: ${DEFAULT-VALUE}.")
    private String user = "admin";

    @Option(names = "--password-file", paramLabel = "FILE", description = "First line: the user's password.")
    private @Nullable Path passwordFile;

    Stage stage() throws IOException, InterruptedException {
        if (!live) {
            return new InProcess();
        }
        if (passwordFile == null) {
            throw new IOException("--live needs --password-file");
        }
        String password =
                Files.readString(passwordFile).lines().findFirst().orElse("").strip();
        return new Live(LiveApi.login(api, user, password), terminals);
    }
}
