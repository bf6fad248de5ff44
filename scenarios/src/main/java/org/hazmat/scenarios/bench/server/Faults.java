package org.hazmat.scenarios.bench.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The library that stands between a server and the kernel ({@code faults.c}), compiled here by gcc. It is put under a process by its
 * environment alone: nothing in the server knows of it.
 *
 * @param library the compiled file
 * @param journal what is written and synced below this folder counts
 */
record Faults(Path library, Path journal) {
    static Faults compile(Path into, Path watched) throws IOException, InterruptedException {
        Path source = into.resolve("faults.c");
        Path library = into.resolve("faults.so");
        try (InputStream code = Faults.class.getResourceAsStream("faults.c")) {
            if (code == null) {
                throw new IOException("faults.c is not on the class path");
            }
            Files.write(source, code.readAllBytes());
        }
        List<String> command =
                List.of("gcc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString(), "-ldl");
        Process gcc = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(gcc.getInputStream().readAllBytes(), Charset.defaultCharset());
        if (gcc.waitFor() != 0) {
            throw new IOException("gcc failed: " + said);
        }
        return new Faults(library, watched.toRealPath());
    }

    /** The n-th write or sync fails. */
    Map<String, String> failingAt(int operation) {
        return with("FAULTS_FAIL_AT", String.valueOf(operation));
    }

    /** The process is killed at the n-th write or sync, before it or after it. */
    Map<String, String> killingAt(int operation) {
        return with("FAULTS_KILL_AT", String.valueOf(operation));
    }

    /** The process is killed when it reaches a point for the n-th time. */
    Map<String, String> killingAt(Failpoint point, int time, Duration jump) {
        Map<String, String> environment = with("FAULTS_POINT", point.at(time));
        environment.put("FAULTS_JUMP", String.valueOf(jump.toSeconds()));
        if (!point.octets().isEmpty()) {
            environment.put("FAULTS_OCTETS", point.octets());
        }
        return environment;
    }

    /** The clock of the process is ahead of the machine's. */
    static Map<String, String> clockAhead(Path into, Duration by) throws IOException, InterruptedException {
        return compile(into, into).with("FAULTS_AHEAD", String.valueOf(by.toSeconds()));
    }

    /** All that is needed to take the power away afterwards; {@code lying}: the write-ahead log is not synced. */
    Map<String, String> recording(Path log, boolean lying) {
        Map<String, String> environment = with("FAULTS_LOG", log.toString());
        if (lying) {
            environment.put("FAULTS_LIE", ".log");
        }
        return environment;
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LD_PRELOAD", library.toString());
        environment.put("FAULTS_FOLDER", journal.toString());
        environment.put(name, value);
        return environment;
    }
}
