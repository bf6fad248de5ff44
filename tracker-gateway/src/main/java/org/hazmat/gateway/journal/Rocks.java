package org.hazmat.gateway.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractImmutableNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Statistics;
import org.rocksdb.StatsLevel;
import org.rocksdb.TickerType;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** The data folder's RocksDB. Reads from any thread; writes from one. A read after closing is an exception, not a crash. */
final class Rocks implements AutoCloseable {
    private static final long MIB = 1 << 20;
    private static final int BLOOM_BITS_PER_KEY = 10;

    /**
     * An empty file of this name in the folder says that a log ends in a record that is not whole and that nobody was told of, though
     * tables are beyond it. The log is then read up to there, and damage of any other kind refused; the file goes away at the start.
     */
    static final String TORN_LOG = "torn-log";

    private final List<AbstractImmutableNativeReference> owned = new ArrayList<>();
    private final Map<Column, ColumnFamilyHandle> families = new EnumMap<>(Column.class);
    private final Map<Column, Integer> ids = new EnumMap<>(Column.class);
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private final FolderLock lock;
    private final Statistics statistics;
    private final WriteOptions synced;
    private final RocksDB db;
    private volatile boolean closed;

    private Rocks(FolderLock lock) throws RocksDBException {
        this.lock = lock;
        Path folder = lock.folder();
        RocksDB.loadLibrary();
        Cache cache = own(new LRUCache(64 * MIB));
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, family(cache)));
        for (Column column : Column.values()) {
            descriptors.add(new ColumnFamilyDescriptor(column.familyName(), family(column, cache)));
        }
        statistics = own(new Statistics());
        statistics.setStatsLevel(StatsLevel.EXCEPT_DETAILED_TIMERS);
        synced = own(new WriteOptions().setSync(true));
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        db = RocksDB.open(options(recovery(folder)), folder.toString(), descriptors, handles);
        for (Column column : Column.values()) {
            ColumnFamilyHandle handle = handles.get(descriptors.size() - Column.values().length + families.size());
            families.put(column, handle);
            ids.put(column, handle.getID());
        }
    }

    /** Throws {@link JournalUnavailable} when the folder cannot be used. */
    static Rocks open(Path folder) {
        return open(FolderLock.take(folder));
    }

    /** The same, of a folder that this process has; closed with it, and when it cannot be used. */
    static Rocks open(FolderLock lock) {
        Path folder = lock.folder();
        Rocks rocks;
        try {
            rocks = new Rocks(lock);
        } catch (RocksDBException e) {
            lock.close();
            throw new JournalUnavailable("the journal in " + folder + " cannot be opened: " + e.getMessage()
                    + " (\"What to do when something went wrong\" in docs/operating.md tells what helps)");
        }
        Path tornLog = folder.resolve(TORN_LOG);
        try {
            Files.deleteIfExists(tornLog);
            return rocks;
        } catch (IOException e) {
            rocks.close();
            throw new JournalUnavailable("the journal is opened only without " + tornLog + ", which cannot be deleted ("
                    + e.getClass().getSimpleName() + ": " + e.getMessage() + ")");
        }
    }

    private static WALRecoveryMode recovery(Path folder) {
        return Files.exists(folder.resolve(TORN_LOG))
                ? WALRecoveryMode.TolerateCorruptedTailRecords
                // What a torn tail held was not acknowledged: everything before it counts, nothing after it.
                : WALRecoveryMode.PointInTimeRecovery;
    }

    private DBOptions options(WALRecoveryMode recovery) {
        return own(new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setWalRecoveryMode(recovery)
                .setMaxTotalWalSize(256 * MIB)
                // What tables have written goes to the disk as it comes: all at once, it would hold up the log.
                .setBytesPerSync(MIB)
                .setMaxBackgroundJobs(2)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(4 * MIB)
                .setKeepLogFileNum(4)
                .setListeners(List.of(own(new NoRecovery())))
                .setStatistics(statistics)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0));
    }

    private ColumnFamilyOptions family(Cache cache) {
        return own(new ColumnFamilyOptions()
                .setWriteBufferSize(32 * MIB)
                // Where keys are not in the order of time, each merge rewrites most of what is there: half as many cost
                // half as much.
                .setLevel0FileNumCompactionTrigger(8)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(cache)));
    }

    private ColumnFamilyOptions family(Column column, Cache cache) {
        ColumnFamilyOptions family = family(cache);
        return switch (column) {
            // Those that are asked for keys that they have not.
            case SEEN, FIXES ->
                family.setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setFilterPolicy(own(new BloomFilter(BLOOM_BITS_PER_KEY))));
            // Forgotten within seconds: room enough that most of it never leaves memory.
            case OUTCOMES -> family.setWriteBufferSize(64 * MIB).setCompressionType(CompressionType.NO_COMPRESSION);
            default -> family;
        };
    }

    private <T extends AbstractImmutableNativeReference> T own(T object) {
        owned.add(object);
        return object;
    }

    /** Of the column's family. */
    int id(Column column) {
        return Objects.requireNonNull(ids.get(column));
    }

    ColumnFamilyHandle family(Column column) {
        return Objects.requireNonNull(families.get(column));
    }

    byte @Nullable [] get(Column column, byte[] key) throws RocksDBException {
        use.readLock().lock();
        try {
            checkOpen();
            return db.get(family(column), key);
        } finally {
            use.readLock().unlock();
        }
    }

    /** Shows the pairs from this key on, in order, while the visitor says true. */
    void scan(Column column, byte[] from, BiPredicate<byte[], byte[]> visitor) throws RocksDBException {
        use.readLock().lock();
        try {
            checkOpen();
            try (RocksIterator pairs = db.newIterator(family(column))) {
                pairs.seek(from);
                while (pairs.isValid() && visitor.test(pairs.key(), pairs.value())) {
                    pairs.next();
                }
                pairs.status();
            }
        } finally {
            use.readLock().unlock();
        }
    }

    /** The pair with the greatest key that is not above this one. */
    Optional<Map.Entry<byte[], byte[]>> floor(Column column, byte[] key) throws RocksDBException {
        try (Walk walk = walk(column)) {
            return walk.floor(key);
        }
    }

    /** To be closed by the caller, on the same thread: the journal does not close before. */
    Walk walk(Column column) {
        use.readLock().lock();
        try {
            checkOpen();
            return new Walk(db.newIterator(family(column)));
        } catch (RuntimeException e) {
            use.readLock().unlock();
            throw e;
        }
    }

    /** Looks for one key after another, cheaply where each lies a little behind the one before. */
    final class Walk implements AutoCloseable {
        /** So many steps cost as much as a search. */
        private static final int STEPS = 6;

        private final RocksIterator pairs;
        /** The last one passed; the iterator stands behind it. */
        private Map.@Nullable Entry<byte[], byte[]> passed;

        private Walk(RocksIterator pairs) {
            this.pairs = pairs;
        }

        /** The pair with the greatest key that is not above this one. */
        Optional<Map.Entry<byte[], byte[]>> floor(byte[] key) throws RocksDBException {
            if (passed == null || Arrays.compareUnsigned(passed.getKey(), key) > 0 || !stepsTo(key)) {
                search(key);
            }
            return Optional.ofNullable(passed);
        }

        /** False when it lies too far away. */
        private boolean stepsTo(byte[] key) throws RocksDBException {
            for (int i = 0; i < STEPS; i++) {
                if (!isAtPair()) {
                    return true;
                }
                byte[] next = pairs.key();
                int order = Arrays.compareUnsigned(next, key);
                if (order <= 0) {
                    pass(next);
                }
                if (order >= 0) {
                    return true;
                }
            }
            return false;
        }

        private void search(byte[] key) throws RocksDBException {
            passed = null;
            pairs.seekForPrev(key);
            if (isAtPair()) {
                pass(pairs.key());
            }
        }

        private void pass(byte[] key) {
            passed = Map.entry(key, pairs.value());
            pairs.next();
        }

        /** An iterator that failed looks like one at its end. */
        private boolean isAtPair() throws RocksDBException {
            boolean valid = pairs.isValid();
            if (!valid) {
                pairs.status();
            }
            return valid;
        }

        @Override
        public void close() {
            pairs.close();
            use.readLock().unlock();
        }
    }

    /** Returns when the batch is on stable storage, as a whole. */
    void write(WriteBatch batch) throws RocksDBException {
        db.write(synced, batch);
    }

    /** A copy as of now, of links where the file system has them. */
    void copyTo(Path folder) throws IOException {
        use.readLock().lock();
        try (Checkpoint checkpoint = Checkpoint.create(db)) {
            checkOpen();
            checkpoint.createCheckpoint(folder.toString());
        } catch (RocksDBException e) {
            throw new IOException("the journal cannot be copied: " + e.getMessage(), e);
        } finally {
            use.readLock().unlock();
        }
    }

    long syncs() {
        use.readLock().lock();
        try {
            checkOpen();
            return statistics.getTickerCount(TickerType.WAL_FILE_SYNCED);
        } finally {
            use.readLock().unlock();
        }
    }

    /** Throws {@link IllegalStateException} when it is closed. */
    void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the journal is closed");
        }
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                families.values().forEach(ColumnFamilyHandle::close);
                db.close();
                owned.reversed().forEach(AbstractImmutableNativeReference::close);
                lock.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }
}
