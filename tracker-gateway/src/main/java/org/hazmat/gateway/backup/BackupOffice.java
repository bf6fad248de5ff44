package org.hazmat.gateway.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.hazmat.gateway.journal.DiskState;
import org.hazmat.gateway.journal.Journal;
import org.hazmat.gateway.store.CopyProgress;
import org.hazmat.gateway.store.Drainer;
import org.hazmat.gateway.store.Store;
import org.hazmat.web.read.Backups;
import org.hazmat.web.read.Conflict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the store and the journal of a running server into one file. The store is copied first, and meanwhile the journal forgets
 * nothing: whatever the store's copy lacks, the journal's has, and carries it after a restart.
 */
public final class BackupOffice implements Backups, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackupOffice.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z.zip'").withZone(ZoneOffset.UTC);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Path data;
    private final Journal journal;
    private final Store store;
    private final Drainer drainer;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Backup> newest = new AtomicReference<>();
    private volatile @Nullable Thread running;

    /** @param data the server's data folder */
    public BackupOffice(Path data, Journal journal, Store store, Drainer drainer, InstantSource clock) {
        this.data = data;
        this.journal = journal;
        this.store = store;
        this.drainer = drainer;
        this.clock = clock;
    }

    @Override
    public synchronized Backup start() {
        Backup last = newest.get();
        if (last != null && last.state() == State.RUNNING) {
            throw new Conflict("a backup is running since " + last.startedAt());
        }
        DiskState disk = journal.diskNow();
        if (disk.level() != DiskState.Level.PLENTY) {
            throw new Conflict("no room for a backup: " + disk.sentence());
        }
        Backup started = new Backup(clock.instant(), State.RUNNING, Stage.WAITING, 0, null, null, null);
        newest.set(started);
        running = Thread.ofPlatform().name("backup").start(() -> run(started));
        return started;
    }

    @Override
    public Optional<Backup> newest() {
        return Optional.ofNullable(newest.get());
    }

    /** Waits a while for one that is running; it fails when what it copies is closed. */
    @Override
    public void close() {
        Thread thread = running;
        try {
            if (thread != null && !thread.join(LONGEST_WAIT)) {
                LOG.warn("a backup is not waited for any longer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Backup started) {
        Instant at = started.startedAt();
        try {
            Path file = write(at);
            newest.set(new Backup(at, State.DONE, null, Files.size(file), null, file.toString(), null));
            LOG.info("a backup was written: {}", file);
        } catch (IOException | RuntimeException | Error e) {
            // An error too: nobody would learn that it does not run any longer.
            LOG.error("the backup failed", e);
            newest.set(new Backup(at, State.FAILED, null, 0, null, null, String.valueOf(e.getMessage())));
        }
    }

    /** Gives up before the disk is so full that terminals are not served. */
    private void at(Instant started, Stage stage, long octets, @Nullable Long total) {
        DiskState disk = journal.diskNow();
        if (disk.level() != DiskState.Level.PLENTY) {
            throw new IllegalStateException("no room for a backup: " + disk.sentence());
        }
        newest.set(new Backup(started, State.RUNNING, stage, octets, total, null, null));
    }

    private CopyProgress storeProgress(Instant started) {
        return new CopyProgress() {
            @Override
            public void awaitsEdits() {
                at(started, Stage.WAITING, 0, null);
            }

            @Override
            public void copied(long octets, long total) {
                at(started, Stage.STORE, octets, total == 0 ? null : total);
            }
        };
    }

    private Path write(Instant at) throws IOException {
        Path folder = data.resolve("backups").toAbsolutePath();
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path making = folder.resolve("making");
        Folders.delete(making);
        Path file = folder.resolve(NAME.format(at));
        Path draft = folder.resolve("draft");
        Files.deleteIfExists(draft);
        try {
            Files.createDirectories(making.resolve("store"));
            drainer.whileNothingIsForgotten(() -> store.copyTo(
                    making.resolve("store"), () -> journal.copyTo(making.resolve("journal")), storeProgress(at)));
            Files.copy(data.resolve("signing-key.pem"), making.resolve("signing-key.pem"));
            Archive.write(making, store.kind(), draft, (octets, total) -> at(at, Stage.FILE, octets, total));
            return Files.move(draft, file);
        } finally {
            Folders.delete(making);
            Files.deleteIfExists(draft);
        }
    }
}
