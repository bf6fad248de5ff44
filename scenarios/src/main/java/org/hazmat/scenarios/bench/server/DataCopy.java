package org.hazmat.scenarios.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies of the data folder of a server that does not run. The journal's tables are written once, so that a link does for them. */
final class DataCopy {
    private static final String TABLE = ".sst";

    private DataCopy() {}

    /** {@code to} must not be there yet. */
    static void make(Path from, Path to) throws IOException {
        for (Path file : walk(from)) {
            Path copy = to.resolve(from.relativize(file));
            if (file.getFileName().toString().endsWith(TABLE)) {
                Files.createLink(copy, file);
            } else {
                Files.copy(file, copy);
            }
        }
    }

    static void remove(Path folder) throws IOException {
        for (Path file : walk(folder).reversed()) {
            Files.deleteIfExists(file);
        }
    }

    /** Folders before what is in them. */
    private static List<Path> walk(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
