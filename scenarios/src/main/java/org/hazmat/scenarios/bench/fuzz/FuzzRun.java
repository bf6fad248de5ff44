package org.hazmat.scenarios.bench.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fuzzes one target in a JVM of its own: Jazzer's coverage counters belong to the process, and Jazzer ends it.
 *
 * @param folder for the corpus, which the next run goes on with, for the log and for inputs that were found
 */
record FuzzRun(FuzzTarget target, long seconds, Path folder) {
    private static final int LONGEST_INPUT = 4096;
    private static final int MOST_LINES = 40;

    /**
     * What a run came to.
     *
     * @param corpus inputs that reach something which no other reaches
     * @param finding what the fuzzer said when it found something, else empty
     */
    record Result(FuzzTarget target, long seconds, Outcome outcome, long corpus, String finding) {

        boolean isClean() {
            return finding.isEmpty();
        }
    }

    /**
     * Runs to its end; an interrupt ends the JVM as well.
     *
     * @param vectors the file whose frames it starts from
     */
    Result run(Path vectors) throws IOException, InterruptedException {
        Files.createDirectories(corpus());
        Seeds.of(vectors).write(target, seeds());
        Files.deleteIfExists(outcome());
        Process process = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        Thread end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            return result(process.waitFor());
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    private Result result(int exitCode) throws IOException {
        boolean clean = exitCode == 0 && Files.exists(outcome());
        Outcome seen = Files.exists(outcome()) ? Outcome.read(outcome()) : new Outcome(0, 0, 0, "");
        try (Stream<Path> inputs = Files.list(corpus())) {
            return new Result(target, seconds, seen, inputs.count(), clean ? "" : cause());
        }
    }

    /** From the exception on; without one, the last lines will tell. */
    private String cause() throws IOException {
        List<String> lines =
                Files.readString(log(), StandardCharsets.ISO_8859_1).lines().toList();
        List<String> exception =
                lines.stream().dropWhile(line -> !line.startsWith("== ")).toList();
        List<String> telling = exception.isEmpty() ? lines : exception;
        return String.join("\n", telling.subList(Math.max(0, telling.size() - MOST_LINES), telling.size()));
    }

    private List<String> command() {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-cp",
                classPath(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzEntry.class.getName(),
                "--target_args=" + target.word() + " " + outcome(),
                "--instrumentation_includes=org.hazmat.protocols.**",
                "--custom_hook_excludes=**",
                "--reproducer_path=" + folder,
                corpus().toString(),
                seeds().toString(),
                "-artifact_prefix=" + folder + "/",
                "-max_len=" + LONGEST_INPUT,
                "-max_total_time=" + seconds);
    }

    private static String classPath() {
        String[] entries = System.getProperty("java.class.path").split(System.getProperty("path.separator"));
        return Arrays.stream(entries)
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private Path corpus() {
        return folder.resolve("corpus");
    }

    private Path seeds() {
        return folder.resolve("seeds");
    }

    private Path outcome() {
        return folder.resolve("outcome.properties");
    }

    private Path log() {
        return folder.resolve("log");
    }
}
