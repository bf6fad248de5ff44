package org.hazmat.scenarios.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The real server as a process of its own, on free ports of the loopback, so that it can be killed like one. */
public final class LocalServer implements AutoCloseable {
    public static final String ADMIN_PASSWORD = "e2e-admin-password";

    /** Property with the class path of the server, where it is not that of this process. */
    static final String CLASS_PATH = "tracker.server.classpath";

    /** Property with the flags of the virtual machine that the server runs with outside of tests, one space between two. */
    static final String FLAGS = "tracker.server.flags";

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 20;

    private final Process process;
    private final Path log;
    private final Properties endpoints;

    private LocalServer(Process process, Path log, Properties endpoints) {
        this.process = process;
        this.log = log;
        this.endpoints = endpoints;
    }

    /** The environment of a server whose clock is ahead of the machine's; {@code folder} gets what it takes. */
    public static Map<String, String> clockAhead(Path folder, Duration by) throws IOException, InterruptedException {
        return Faults.clockAhead(folder, by);
    }

    /** How a process that was started ended. */
    public record Ended(int exitCode, String output) {}

    /**
     * Starts on a data folder, new or used, and waits until it is ready.
     *
     * @param environment variables beside those that set data, ports and password
     * @throws Died when it ends before
     */
    public static LocalServer start(Path data, Map<String, String> environment)
            throws IOException, InterruptedException {
        Files.createDirectories(data);
        Path log = beside(data, ".log");
        Path endpointsFile = beside(data, ".endpoints");
        Process process = launch(data, environment, log, endpointsFile);
        long until = System.nanoTime() + LONGEST_START.toNanos();
        while (!Files.exists(endpointsFile) || !Files.readString(endpointsFile).contains("terminalPort")) {
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new Died(process.exitValue(), Files.readString(log));
            }
            if (System.nanoTime() > until) {
                process.destroyForcibly().waitFor();
                throw new IOException("the server was not ready in time:\n" + Files.readString(log));
            }
        }
        Properties endpoints = new Properties();
        try (var reader = Files.newBufferedReader(endpointsFile)) {
            endpoints.load(reader);
        }
        return new LocalServer(process, log, endpoints);
    }

    /** Starts it and waits for its end: for starts that cannot succeed. */
    public static Ended runToEnd(Path data, Map<String, String> environment) throws IOException, InterruptedException {
        Path log = Files.createTempFile("ended", ".log");
        Process process = launch(data, environment, log, data.resolveSibling("endpoints-of-none"));
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IOException("the server did not end:\n" + Files.readString(log));
        }
        return new Ended(process.exitValue(), Files.readString(log));
    }

    /** The server ended before it was ready. */
    public static final class Died extends IOException {
        private static final long serialVersionUID = 1L;
        private final int exitCode;

        Died(int exitCode, String output) {
            super("the server ended with exit code " + exitCode + ":\n" + output);
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    public int httpPort() {
        return Integer.parseInt(endpoints.getProperty("httpPort"));
    }

    public int terminalPort() {
        return Integer.parseInt(endpoints.getProperty("terminalPort"));
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** CPU time of the process so far, of all its threads. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Whether it ends by itself within this time. */
    public boolean ends(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Of a server that has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** SIGKILL: no handler runs, nothing is flushed. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As an operator stops it; the exit code. */
    public int stop() throws InterruptedException {
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

    private static Path beside(Path data, String ending) {
        return data.resolveSibling(data.getFileName() + "-" + System.nanoTime() + ending);
    }

    private static Process launch(Path data, Map<String, String> environment, Path log, Path endpointsFile)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.library.path=" + System.getProperty("java.library.path"),
                "-Duser.timezone=" + System.getProperty("user.timezone"),
                "-cp",
                System.getProperty(CLASS_PATH, System.getProperty("java.class.path"))));
        command.addAll(List.of(System.getProperty(FLAGS, "-XX:+UseSerialGC").split(" ")));
        command.addAll(List.of("org.hazmat.gateway.app.Main", "run"));
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
