package org.hazmat.scenarios.player;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.hazmat.scenarios.fleet.Endpoint;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where scenarios are played: in this process unless {@code --live} is given. */
final class LiveOptions {
    @Option(
            names = "--live",
            description = "Play on a running server, under fresh names; its administrator has to log in.")
    private boolean live;

    @Mixin
    private ServerLogin login = new ServerLogin();

    @Option(
            names = "--terminals",
            paramLabel = "HOST:PORT",
            converter = Endpoint.class,
            defaultValue = "127.0.0.1:6808",
            description = "Where terminals connect. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private InetSocketAddress terminals;

    Stage stage() throws IOException, InterruptedException {
        return live ? new Live(login.logIn(), terminals) : new InProcess();
    }
}
