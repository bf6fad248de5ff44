package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

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
                    .filter(name -> name.endsWith(ending) && NUMBER.matcher(name).find())
                    .mapToLong(name -> Long.parseLong(name.replaceAll("\\D", "")))
                    .max()
                    .orElseThrow();
        }
    }
}
