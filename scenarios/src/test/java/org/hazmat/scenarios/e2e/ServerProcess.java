package org.hazmat.scenarios.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The real server as a process of its own, on free ports of the loopback, so that it can be killed like one. */
final class ServerProcess implements AutoCloseable {
    static final String ADMIN_PASSWORD = "e2e-admin-password";

    private final Process process;
    private final Path log;
    private final Properties endpoints;

    private ServerProcess(Process process, Path log, Properties endpoints) {
        this.process = process;
        this.log = log;
        this.endpoints = endpoints;
    }

    /** Starts on a data folder, new or used, and waits until it is ready. */
    static ServerProcess start(Path data, Map<String, String> environment) throws IOException {
        Files.createDirectories(data);
        Path log = data.resolveSibling(data.getFileName() + "-" + System.nanoTime() + ".log");
        Path endpointsFile = data.resolveSibling(log.getFileName() + ".endpoints");
        Process process = launch(data, environment, log, endpointsFile);
        Properties endpoints = new Properties();
        Awaitility.await("server ready, see " + log)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the server ended:\n" + Files.readString(log));
                    }
                    return Files.exists(endpointsFile)
                            && Files.readString(endpointsFile).contains("terminalPort");
                });
        try (var reader = Files.newBufferedReader(endpointsFile)) {
            endpoints.load(reader);
        }
        return new ServerProcess(process, log, endpoints);
    }

    /** Starts it and waits for its end: for starts that cannot succeed. Returns exit code and output. */
    static Ended runToEnd(Path data, Map<String, String> environment) throws IOException, InterruptedException {
        Path log = Files.createTempFile("ended", ".log");
        Process process = launch(data, environment, log, data.resolveSibling("endpoints-of-none"));
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("the server did not end:\n" + Files.readString(log));
        }
        return new Ended(process.exitValue(), Files.readString(log));
    }

    record Ended(int exitCode, String output) {}

    int httpPort() {
        return Integer.parseInt(endpoints.getProperty("httpPort"));
    }

    int terminalPort() {
        return Integer.parseInt(endpoints.getProperty("terminalPort"));
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** SIGKILL: no handler runs, nothing is flushed. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As an operator stops it; the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process launch(Path data, Map<String, String> environment, Path log, Path endpointsFile)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Duser.timezone=" + System.getProperty("user.timezone"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.hazmat.gateway.app.Main",
                "run"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("TRACKER_"));
        variables.putAll(Map.of(
                "TRACKER_DATA",
                data.toString(),
                "TRACKER_HTTP_PORT",
                "0",
                "TRACKER_TERMINAL_PORT",
                "0",
                "TRACKER_TERMINAL_HOST",
                "127.0.0.1",
                "TRACKER_ADMIN_PASSWORD",
                ADMIN_PASSWORD,
                "TRACKER_ENDPOINTS_FILE",
                endpointsFile.toString()));
        variables.putAll(environment);
        return builder.start();
    }
}
