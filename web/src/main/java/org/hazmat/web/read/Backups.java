package org.hazmat.web.read;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Copies of all that a server holds, made while it runs. */
public interface Backups {
    /** Starts one; throws {@link Conflict} while another is running. */
    Backup start();

    /** The one that was started last since the server's start. */
    Optional<Backup> newest();

    enum State {
        RUNNING,
        DONE,
        FAILED;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How far one is.
     *
     * @param octets written so far
     * @param file on the server's machine; null unless it is done
     * @param failure a sentence; null unless it failed
     */
    record Backup(
            Instant startedAt,
            State state,
            long octets,
            @Nullable String file,
            @Nullable String failure) {}
}
