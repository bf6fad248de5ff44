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

    /** What a running one does. */
    enum Stage {
        /** Waits for what is being edited or deleted at the moment. */
        WAITING,
        /** Copies the store. */
        STORE,
        /** Writes all into the file. */
        FILE;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How far one is.
     *
     * @param stage null unless it is running
     * @param octets written so far, in this stage; of the file when it is done
     * @param totalOctets that this stage has to write; null when that is not known
     * @param file on the server's machine; null unless it is done
     * @param failure a sentence; null unless it failed
     */
    record Backup(
            Instant startedAt,
            State state,
            @Nullable Stage stage,
            long octets,
            @Nullable Long totalOctets,
            @Nullable String file,
            @Nullable String failure) {}
}
