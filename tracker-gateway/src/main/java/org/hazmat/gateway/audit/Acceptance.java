package org.hazmat.gateway.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An operator's word, given before a start, that the store was put back from an older copy: an empty file beside the journal's. It counts
 * once, and goes away before anything is accepted and when there is nothing to accept, so that none lies ready for a change that nobody
 * knows of yet.
 */
public final class Acceptance {
    private static final String NAME = "audit-restored";

    private final Path file;
    private boolean given;

    private Acceptance(Path file, boolean given) {
        this.file = file;
        this.given = given;
    }

    /** What is found at the start in the journal's folder. */
    public static Acceptance in(Path journal) {
        Path file = journal.resolve(NAME);
        return new Acceptance(file, Files.exists(file));
    }

    boolean isGiven() {
        return given;
    }

    /** Nothing is accepted while the file cannot be deleted: it would accept what comes later as well. */
    void deleteFile() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the audit log is signed only without " + file + ", which cannot be deleted", e);
        }
    }

    void settle() {
        given = false;
    }
}
