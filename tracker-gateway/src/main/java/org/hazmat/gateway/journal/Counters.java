package org.hazmat.gateway.journal;

import java.nio.charset.StandardCharsets;
import org.hazmat.geocore.evidence.HashChain;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** Where the journal stands; changed by its thread only, and written with each batch. */
final class Counters {
    /**
     * 2 has vehicle events and terminals' profiles, 3 the vehicles' histories, 4 who is concerned by a violation and the stays that
     * rules about capacity count, which a program that knows less cannot read; 5 has outcomes that leave their fix to the frame, and histories by
     * which resends are recognised. What is older is read as it is; histories then begin
     * with what is remembered of each vehicle, stays with the first fix that is judged.
     */
    static final int FORMAT = 5;

    static final int OLDEST_FORMAT = 1;
    private static final byte[] KEY = "counters".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FORMAT_KEY = "format".getBytes(StandardCharsets.UTF_8);

    /** Number of the next report or frame. */
    long nextEntry = 1;

    /** All reports up to this number have their outcome. */
    long evaluated;

    /** Number of the newest entry of the outcome log. */
    long outcome;

    /** Outcomes up to this number are in the SQL store. */
    long drained;

    /** Sequence number of the newest feed event, and the hash that it ends the chain with. */
    long sequence;

    byte[] chain = HashChain.start();

    static Counters read(Rocks rocks) throws RocksDBException {
        checkFormat(rocks.get(Column.META, FORMAT_KEY));
        Counters counters = new Counters();
        byte[] value = rocks.get(Column.META, KEY);
        if (value != null) {
            ByteReader in = new ByteReader(value);
            counters.nextEntry = in.fixed64();
            counters.evaluated = in.fixed64();
            counters.outcome = in.fixed64();
            counters.drained = in.fixed64();
            counters.sequence = in.fixed64();
            counters.chain = in.raw(HashChain.BYTES);
        }
        return counters;
    }

    private static void checkFormat(byte @Nullable [] value) {
        int format = value == null ? FORMAT : new ByteReader(value).size();
        if (format < OLDEST_FORMAT || format > FORMAT) {
            throw new JournalUnavailable("the journal has format " + format + ", this program reads formats "
                    + OLDEST_FORMAT + " to " + FORMAT);
        }
    }

    void write(Turn turn) {
        turn.put(Column.META, FORMAT_KEY, new ByteWriter().varint(FORMAT).toBytes());
        ByteWriter out = new ByteWriter()
                .fixed64(nextEntry)
                .fixed64(evaluated)
                .fixed64(outcome)
                .fixed64(drained)
                .fixed64(sequence)
                .raw(chain);
        turn.put(Column.META, KEY, out.toBytes());
    }
}
