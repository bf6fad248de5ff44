package org.hazmat.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** What tells a journal from every other one: given to it when it is first opened, and copied with it. */
final class JournalId {
    private static final byte[] KEY = "id".getBytes(StandardCharsets.UTF_8);
    private static final int BYTES = 6;

    private JournalId() {}

    /** Twelve hexadecimal digits; on stable storage. */
    static String ensure(Rocks rocks) throws RocksDBException {
        byte[] known = rocks.get(Column.META, KEY);
        if (known != null) {
            return new String(known, StandardCharsets.US_ASCII);
        }
        String id = random();
        try (WriteBatch batch = new WriteBatch()) {
            batch.put(rocks.family(Column.META), KEY, id.getBytes(StandardCharsets.US_ASCII));
            rocks.write(batch);
        }
        return id;
    }

    static String random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
