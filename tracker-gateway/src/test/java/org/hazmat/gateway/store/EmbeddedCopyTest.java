package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store's file is copied while it is written to as fast as the copy reads, and while somebody edits. */
@Timeout(120)
class EmbeddedCopyTest {
    private static final int ROWS = 20;
    /** Rows that may be written while nobody edits. */
    private static final int FREELY = 1_000;

    private static final int ROW_OCTETS = 500_000;

    @TempDir
    Path folder;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong edits = new AtomicLong();
    private final Semaphore wanted = new Semaphore(ROWS);
    private final Semaphore written = new Semaphore(0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Path copy;
    private Store store;

    @BeforeEach
    void open() throws Exception {
        copy = Files.createDirectory(folder.resolve("copy"));
        store = Store.embedded(Files.createDirectory(folder.resolve("store")), InstantSource.fixed(StoreKind.NOON));
        store.database().edit(session -> {
            session.execute("CREATE TABLE filler (id INT PRIMARY KEY, sum VARBINARY, octets VARBINARY)");
            // H2 writes room again as soon as it may: otherwise only after 45 s.
            session.execute("SET RETENTION_TIME 0");
            session.execute("CREATE TABLE counter (edits BIGINT)");
            session.execute("INSERT INTO counter VALUES (0)");
            return null;
        });
    }

    @AfterEach
    void close() {
        over.set(true);
        wanted.release();
        threads.close();
        store.close();
    }

    /**
     * Seen to fail when H2's own {@code BACKUP} makes the copy, which reads on as long as somebody writes, and when room may be written
     * again.
     */
    @Test
    void itEndsAndHasOneInstant() throws Exception {
        CompletableFuture<Void> writer = CompletableFuture.runAsync(this::write, threads);
        CompletableFuture<Void> editor = CompletableFuture.runAsync(this::edit, threads);
        waitFor(ROWS);
        long before = edits.get();
        long[] instant = new long[1];
        AtomicInteger writtenAtOnce = new AtomicInteger();
        AtomicBoolean waiting = new AtomicBoolean();
        store.copyTo(
                copy,
                () -> {
                    over.set(true);
                    instant[0] = stored(store.database());
                    writtenAtOnce.set(written.availablePermits());
                },
                new CopyProgress() {
                    @Override
                    public void awaitsEdits() {
                        waiting.set(true);
                        wanted.release(FREELY);
                        assertThat(edits.get()).isGreaterThan(before);
                    }

                    @Override
                    public void copied(long octets, long total) {
                        assertThat(octets).isLessThanOrEqualTo(total);
                        if (!waiting.get()) {
                            wanted.release(2);
                            waitFor(2);
                        }
                    }
                });
        CompletableFuture.allOf(writer, editor).get(30, TimeUnit.SECONDS);

        assertThat(writtenAtOnce.get()).isLessThan(FREELY / 2);
        assertThat(copied()).isEqualTo(instant[0]);
    }

    /** What it may write again, it writes again once the copy is made. */
    @Test
    void whatEndsTheCopyLeavesTheStoreAtWork() {
        edit(1);
        assertThatThrownBy(() -> store.copyTo(copy, () -> {}, new CopyProgress() {
                    @Override
                    public void awaitsEdits() {}

                    @Override
                    public void copied(long octets, long total) {
                        throw new IllegalStateException("no room");
                    }
                }))
                .hasMessage("no room");
        edit(1);
        assertThat(stored(store.database())).isEqualTo(2);
    }

    private void waitFor(int rows) {
        try {
            assertThat(written.tryAcquire(rows, 30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write() {
        Random random = new Random(7);
        byte[] octets = new byte[ROW_OCTETS];
        try (Connection connection = store.database().borrow();
                PreparedStatement row = connection.prepareStatement("MERGE INTO filler KEY (id) VALUES (?, ?, ?)")) {
            for (int i = 0; !over.get(); i++) {
                wanted.acquire();
                random.nextBytes(octets);
                row.setInt(1, i % ROWS);
                row.setBytes(2, MessageDigest.getInstance("SHA-256").digest(octets));
                row.setBytes(3, octets);
                row.execute();
                written.release();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void edit() {
        while (!over.get()) {
            edit(1);
        }
    }

    private void edit(int by) {
        store.database().edit(session -> session.update("UPDATE counter SET edits = edits + ?", by));
        edits.incrementAndGet();
    }

    private static long stored(Database database) {
        return database.read(session -> session.find("SELECT edits FROM counter", row -> row.longInteger("edits"))
                .orElseThrow());
    }

    /** The number of edits that the copy has, when all that stands in it is whole. */
    private long copied() throws Exception {
        Store.restoreEmbedded(copy);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + copy.resolve("store") + ";IFEXISTS=TRUE");
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT sum, octets FROM filler")) {
                int count = 0;
                for (; rows.next(); count++) {
                    assertThat(MessageDigest.getInstance("SHA-256").digest(rows.getBytes("octets")))
                            .isEqualTo(rows.getBytes("sum"));
                }
                assertThat(count).isEqualTo(ROWS);
            }
            try (ResultSet counter = statement.executeQuery("SELECT edits FROM counter")) {
                assertThat(counter.next()).isTrue();
                return counter.getLong("edits");
            }
        }
    }
}
