package org.hazmat.scenarios.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.hazmat.scenarios.bench.server.LocalServer;

/** The real server as a process of its own, as tests of the whole path use it. */
final class ServerProcess implements AutoCloseable {
    static final String ADMIN_PASSWORD = LocalServer.ADMIN_PASSWORD;

    private final LocalServer server;

    private ServerProcess(LocalServer server) {
        this.server = server;
    }

    /** Starts on a data folder, new or used, and waits until it is ready. */
    static ServerProcess start(Path data, Map<String, String> environment) throws IOException {
        try {
            return new ServerProcess(LocalServer.start(data, environment));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Starts it and waits for its end: for starts that cannot succeed. */
    static Ended runToEnd(Path data, Map<String, String> environment) throws IOException, InterruptedException {
        LocalServer.Ended ended = LocalServer.runToEnd(data, environment);
        return new Ended(ended.exitCode(), ended.output());
    }

    record Ended(int exitCode, String output) {}

    LocalServer server() {
        return server;
    }

    int httpPort() {
        return server.httpPort();
    }

    int terminalPort() {
        return server.terminalPort();
    }

    String log() throws IOException {
        return server.log();
    }

    /** SIGKILL: no handler runs, nothing is flushed. */
    void kill() throws InterruptedException {
        server.kill();
    }

    /** As an operator stops it; the exit code. */
    int stop() throws InterruptedException {
        return server.stop();
    }

    @Override
    public void close() {
        server.close();
    }
}
