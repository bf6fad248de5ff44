package org.hazmat.gateway.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The embedded store's share of a backup: its file as it is at one instant. H2 writes chunks behind the last one while it may not write
 * room again, so that what has been copied stays as it is, and only what came since is copied while nothing is written. H2's own
 * {@code BACKUP} reads until the file ends, and a busy one grows as fast as it reads.
 */
final class EmbeddedCopy implements StoreCopy {
    static final String FILE = "store.mv.db";
    private static final String PACKED = "embedded.zip";
    private static final int PIECE = 1 << 20;
    /** As much as may be left for the instant. */
    private static final long LITTLE = 4 << 20;

    private static final int ROUNDS = 6;
    /** In the format of H2's file: two of these come first, chunks begin at multiples of it. */
    private static final long BLOCK = 4096;

    private static final long HEADER = 2 * BLOCK;

    private final Session session;
    private final MVStore store;
    private final FileStore<?> file;
    private final FileChannel to;
    private final CopyProgress progress;
    /** What lies before it is copied and does not change. */
    private long settled = HEADER;

    /**
     * What a file is at a moment when nothing is written.
     *
     * @param known where its newest chunks begin: no chunk will be written before it
     */
    private record Extent(long known, long size) {}

    private EmbeddedCopy(Session session, MVStore store, FileChannel to, CopyProgress progress) {
        this.session = session;
        this.store = store;
        this.file = store.getFileStore();
        this.to = to;
        this.progress = progress;
    }

    static EmbeddedCopy begin(Session session, Path folder, CopyProgress progress) throws SQLException, IOException {
        JdbcConnection connection = session.connection().unwrap(JdbcConnection.class);
        if (!(connection.getSession() instanceof SessionLocal local)) {
            throw new StoreFailure("the embedded store is not in this process", null);
        }
        FileChannel to =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new EmbeddedCopy(session, local.getDatabase().getStore().getMvStore(), to, progress);
    }

    @Override
    public void ahead() throws IOException {
        store.setReuseSpace(false);
        // After what is being moved. Then one chunk more: behind all others, and while it is the last one, nothing
        // comes before it.
        extent();
        store.setStoreVersion(store.getStoreVersion());
        store.commit();
        for (int round = 0; round < ROUNDS; round++) {
            Extent now = extent();
            if (now.size - settled <= LITTLE) {
                return;
            }
            copy(settled, now.size);
            settled = now.known;
        }
    }

    @Override
    public void instant() throws SQLException, IOException {
        session.execute(session.dialect().flush());
        whileNothingIsWritten(() -> {
            long size = file.size();
            copy(0, HEADER);
            copy(settled, size);
            to.truncate(size);
        });
    }

    @Override
    public void rest() {}

    @Override
    public void close() throws SQLException, IOException {
        store.setReuseSpace(true);
        to.close();
        session.execute(session.dialect().sessionStart(Connections.STATEMENT_SECONDS));
    }

    /** Makes of a folder that has a copy the folder of a store. Earlier versions had H2 pack it. */
    static void restore(Path folder) throws IOException {
        Path packed = folder.resolve(PACKED);
        if (!Files.exists(packed)) {
            return;
        }
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(packed))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Files.copy(in, folder.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
        Files.delete(packed);
    }

    private Extent extent() throws IOException {
        Extent[] found = new Extent[1];
        whileNothingIsWritten(() -> {
            long known = HEADER;
            for (Map.Entry<String, String> each : store.getLayoutMap().entrySet()) {
                if (each.getKey().startsWith("chunk.")) {
                    known = Math.max(known, end(DataUtils.parseMap(each.getValue())));
                }
            }
            found[0] = new Extent(known, file.size());
        });
        return found[0];
    }

    private static long end(Map<String, String> chunk) {
        return (DataUtils.readHexLong(chunk, "block", 0) + DataUtils.readHexLong(chunk, "len", 0)) * BLOCK;
    }

    private interface Reading {
        void run() throws IOException;
    }

    /** H2 takes what such work throws for its own failure, and closes. */
    private void whileNothingIsWritten(Reading work) throws IOException {
        @Nullable Throwable[] failure = new Throwable[1];
        store.executeFilestoreOperation(() -> {
            try {
                work.run();
            } catch (IOException | RuntimeException | Error e) {
                failure[0] = e;
            }
        });
        switch (failure[0]) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Throwable e -> throw new IllegalStateException("the store's file cannot be copied", e);
        }
    }

    private void copy(long from, long end) throws IOException {
        for (long at = from; at < end; at += PIECE) {
            ByteBuffer piece = file.readFully(null, at, (int) Math.min(PIECE, end - at));
            for (long target = at; piece.hasRemaining(); ) {
                target += to.write(piece, target);
            }
            progress.copied(Math.min(at + PIECE, end), end);
        }
    }
}
