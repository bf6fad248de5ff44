package org.hazmat.scenarios.bench.fuzz;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a run of one target saw; a file brings it from the JVM that was fuzzed to the one that tells it.
 *
 * @param mostNanos CPU time of the slowest input, the least of several measurements
 * @param mostOctets allocated for one input
 * @param slowest that input, hexadecimal
 */
record Outcome(long executions, long mostNanos, long mostOctets, String slowest) {

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("executions", Long.toString(executions));
        properties.setProperty("mostNanos", Long.toString(mostNanos));
        properties.setProperty("mostOctets", Long.toString(mostOctets));
        properties.setProperty("slowest", slowest);
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
    }

    static Outcome read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return new Outcome(
                Long.parseLong(properties.getProperty("executions")),
                Long.parseLong(properties.getProperty("mostNanos")),
                Long.parseLong(properties.getProperty("mostOctets")),
                properties.getProperty("slowest"));
    }
}
