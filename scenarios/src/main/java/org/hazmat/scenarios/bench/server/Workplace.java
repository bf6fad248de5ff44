package org.hazmat.scenarios.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary folder, beside the project's build and not in memory: what is measured has a disk under it. */
final class Workplace implements AutoCloseable {
    private final Path folder;
    private boolean kept;

    private Workplace(Path folder) {
        this.folder = folder;
    }

    static Workplace make() throws IOException {
        Path target = Path.of("target").toAbsolutePath();
        Files.createDirectories(target);
        return new Workplace(Files.createTempDirectory(target, "bench-"));
    }

    Path folder() {
        return folder;
    }

    /** It stays when this is closed: there is something to look at. */
    void keep() {
        kept = true;
    }

    @Override
    public void close() throws IOException {
        if (!kept) {
            DataCopy.remove(folder);
        }
    }
}
