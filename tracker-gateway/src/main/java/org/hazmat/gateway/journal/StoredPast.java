package org.hazmat.gateway.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.TrackCodec;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** A vehicle's history as the journal holds it. */
record StoredPast(Rocks rocks, VehicleId vehicle, Duration spacing) implements Past {
    /** A read of the journal. */
    private interface Read<T> {
        T read() throws RocksDBException;
    }

    @Override
    public Optional<Track> checkpointBefore(Instant time) {
        byte[] last = HistoryForm.from(vehicle, time.minusSeconds(1)).toBytes();
        return read(() -> rocks.floor(Column.CHECKPOINTS, last))
                .filter(pair -> isOurs(pair.getKey()))
                .map(pair -> TrackCodec.read(pair.getValue()));
    }

    @Override
    public Optional<Track> checkpointAt(Instant time) {
        byte[] key = HistoryForm.from(vehicle, time).toBytes();
        return read(() -> find(key)).map(TrackCodec::read);
    }

    private Optional<byte[]> find(byte[] key) throws RocksDBException {
        byte[] value = rocks.get(Column.CHECKPOINTS, key);
        return value == null ? Optional.empty() : Optional.of(value);
    }

    @Override
    public Optional<Track> oldestCheckpoint() {
        List<Track> first = new ArrayList<>(1);
        scan(Column.CHECKPOINTS, Instant.EPOCH, (key, value) -> {
            first.add(TrackCodec.read(value));
            return false;
        });
        return first.stream().findFirst();
    }

    @Override
    public void fixesAfter(Instant time, Predicate<PastFix> visitor) {
        Pending pending = new Pending(visitor);
        scan(Column.FIXES, time.plusSeconds(1), pending::take);
        pending.show();
    }

    @Override
    public List<Found> recordsFrom(Instant start) {
        List<Found> found = new ArrayList<>();
        scanAll(Column.RECORDS, start, (key, value) -> found.add(HistoryForm.found(value)));
        return found;
    }

    @Override
    public List<Noted> observationsAfter(Instant time) {
        List<Noted> noted = new ArrayList<>();
        scanAll(Column.OBSERVED, time.plusSeconds(1), (key, value) -> noted.add(HistoryForm.noted(key, value)));
        return noted;
    }

    private void scanAll(Column column, Instant from, BiConsumer<byte[], byte[]> visitor) {
        scan(column, from, (key, value) -> {
            visitor.accept(key, value);
            return true;
        });
    }

    private void scan(Column column, Instant from, BiPredicate<byte[], byte[]> visitor) {
        read(() -> {
            rocks.scan(
                    column,
                    HistoryForm.from(vehicle, from).toBytes(),
                    (key, value) -> isOurs(key) && visitor.test(key, value));
            return true;
        });
    }

    /** Fix time of the newest fix in a vehicle's history. */
    static Instant newest(Rocks rocks, VehicleId vehicle) throws RocksDBException {
        return rocks.floor(Column.FIXES, HistoryForm.from(vehicle, Instant.MAX).toBytes())
                .filter(pair -> isOf(vehicle, pair.getKey()))
                .map(pair -> HistoryForm.time(pair.getKey()))
                .orElse(Instant.MIN);
    }

    private boolean isOurs(byte[] key) {
        return isOf(vehicle, key);
    }

    private static boolean isOf(VehicleId vehicle, byte[] key) {
        byte[] prefix = new ByteWriter().vehicle(vehicle).toBytes();
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static <T> T read(Read<T> read) {
        try {
            return read.read();
        } catch (RocksDBException e) {
            throw new IllegalStateException("the journal's history cannot be read", e);
        }
    }

    /** A fix waits for the next key, which may say that it is seen differently by now. */
    private static final class Pending {
        private final Predicate<PastFix> visitor;
        private @Nullable PastFix fix;

        private Pending(Predicate<PastFix> visitor) {
            this.visitor = visitor;
        }

        private boolean take(byte[] key, byte[] value) {
            PastFix before = fix;
            if (before != null && value.length == 1) {
                fix = new PastFix(before.fix(), before.receivedAt(), HistoryForm.quality(value[0]));
                return true;
            }
            boolean more = show();
            fix = more ? HistoryForm.fix(key, value) : null;
            return more;
        }

        private boolean show() {
            PastFix now = fix;
            fix = null;
            return now == null || visitor.test(now);
        }
    }
}
