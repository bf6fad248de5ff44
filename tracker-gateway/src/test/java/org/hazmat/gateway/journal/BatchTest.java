package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

class BatchTest {
    private static final byte[] ONE = {1};
    private static final byte[] MANY = new byte[300];

    @TempDir
    Path folder;

    /** Seen to fail with the number of records left out. */
    @Test
    void itsBytesAreThoseOfTheLibrary() throws RocksDBException {
        try (Rocks rocks = Rocks.open(folder);
                WriteBatch library = new WriteBatch()) {
            library.put(rocks.family(Column.TRACKS), ONE, MANY);
            library.put(rocks.family(Column.OUTCOMES), Column.key(7), ONE);
            library.delete(rocks.family(Column.ACTS), MANY);
            library.deleteRange(rocks.family(Column.FIXES), ONE, MANY);

            Batch batch = new Batch();
            batch.put(rocks.id(Column.TRACKS), MANY, MANY);
            batch.clear();
            batch.put(rocks.id(Column.TRACKS), ONE, MANY);
            batch.put(rocks.id(Column.OUTCOMES), 7, new ByteWriter().octet(1));
            batch.delete(rocks.id(Column.ACTS), MANY);
            batch.deleteRange(rocks.id(Column.FIXES), ONE, MANY);
            try (WriteBatch ours = batch.toWriteBatch()) {
                assertThat(ours.data()).isEqualTo(library.data());
            }
        }
    }
}
