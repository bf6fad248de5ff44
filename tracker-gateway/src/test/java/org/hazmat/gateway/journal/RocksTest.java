package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** What a full disk may do to the journal's RocksDB, and what it must not. */
class RocksTest {
    private static final int MANY = 100;
    private static final byte[] MEBIBYTE = new byte[1 << 20];
    private static final Pattern NUMBER = Pattern.compile("(^|-)\\d{6}(\\.|$)");

    @TempDir
    Path folder;

    /** The log goes on in a file without space. Seen to fail when RocksDB may recover by itself: it begins another log and writes tables. */
    @Test
    void nothingFollowsAWriteThatWasRefused() throws Exception {
        Path full;
        long written = 0;
        try (Rocks rocks = Rocks.open(folder)) {
            long number = newest("");
            full = folder.resolve("%06d.log".formatted(number + 1));
            Files.createSymbolicLink(full, Path.of("/dev/full"));
            while (written < MANY && isWritten(rocks, written)) {
                written++;
            }
            assertThat(written).isBetween(1L, MANY - 1L);
            await().during(Duration.ofSeconds(1)).until(() -> newest(".log") == number + 1);
            assertThat(isWritten(rocks, written)).isFalse();
        }
        Files.delete(full);
        try (Rocks rocks = Rocks.open(folder)) {
            assertThat(rocks.get(Column.FRAMES, Column.key(written - 1))).isNotNull();
            assertThat(rocks.get(Column.FRAMES, Column.key(written))).isNull();
        }
    }

    /** What a server that recovered by itself from a full disk has left: no record is missing, and yet it is refused. */
    @Test
    void aTornLogWithTablesBeyondItIsReadWhenAnOperatorSaysSo() throws Exception {
        Path journal = folder.resolve("journal");
        Rocks.open(journal).close();
        Path torn = torn(journal);
        assertThatThrownBy(() -> Rocks.open(torn))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("Column family inconsistency")
                .hasMessageContaining("operating.md");
        Files.createFile(torn.resolve(Rocks.TORN_LOG));
        for (int start = 0; start < 2; start++) {
            try (Rocks rocks = Rocks.open(torn)) {
                assertThat(rocks.get(Column.FRAMES, Column.key(1))).containsExactly(1);
                assertThat(rocks.get(Column.SEEN, Column.key(1))).containsExactly(2);
            }
            assertThat(torn.resolve(Rocks.TORN_LOG)).doesNotExist();
        }
    }

    /** Seen to fail when it stays open: the folder is in use then. */
    @Test
    void isClosedWhenTheNoteOfATornLogCannotBeDeleted() throws Exception {
        Path note = Files.createDirectory(folder.resolve(Rocks.TORN_LOG));
        Path within = Files.createFile(note.resolve("something"));
        assertThatThrownBy(() -> Rocks.open(folder))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining(note.toString());
        Files.delete(within);
        Rocks.open(folder).close();
        assertThat(note).doesNotExist();
    }

    /** A copy as of the moment at which one column of two is in a table, with the beginning of a record more in the log of the other. */
    private Path torn(Path journal) throws Exception {
        Path copy = Files.createDirectory(folder.resolve("torn"));
        List<ColumnFamilyDescriptor> families = RocksDB.listColumnFamilies(new Options(), journal.toString()).stream()
                .map(ColumnFamilyDescriptor::new)
                .toList();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (DBOptions options = new DBOptions();
                WriteOptions synced = new WriteOptions().setSync(true);
                FlushOptions flush = new FlushOptions();
                RocksDB db = RocksDB.open(options, journal.toString(), families, handles)) {
            db.put(handles.get(1 + Column.FRAMES.ordinal()), synced, Column.key(1), new byte[] {1});
            db.put(handles.get(1 + Column.SEEN.ordinal()), synced, Column.key(1), new byte[] {2});
            db.flush(flush, handles.get(1 + Column.FRAMES.ordinal()));
            try (Stream<Path> files = Files.list(journal)) {
                for (Path file : files.toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        try (Stream<Path> files = Files.list(copy)) {
            Path log = files.filter(file ->
                            file.toString().endsWith(".log") && file.toFile().length() > 0)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            // A checksum, 1000 octets, whole (1), and then only two of them.
            Files.write(log, new byte[] {1, 2, 3, 4, (byte) 0xE8, 3, 1, 0, 0}, StandardOpenOption.APPEND);
        }
        return copy;
    }

    private static boolean isWritten(Rocks rocks, long number) {
        try (WriteBatch batch = new WriteBatch()) {
            batch.put(rocks.family(Column.FRAMES), Column.key(number), MEBIBYTE);
            rocks.write(batch);
            return true;
        } catch (RocksDBException refused) {
            return false;
        }
    }

    /** The greatest number in a name that ends so. */
    private long newest(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name ->
                            name.endsWith(ending) && NUMBER.matcher(name).find())
                    .mapToLong(name -> Long.parseLong(name.replaceAll("\\D", "")))
                    .max()
                    .orElseThrow();
        }
    }
}
