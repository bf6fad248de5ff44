package org.hazmat.gateway.journal;

import java.util.Optional;
import java.util.OptionalLong;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleId;
import org.rocksdb.RocksDBException;

/** Frames by the keys that recognise resends. */
record StoredFrames(Rocks rocks) implements Frames {
    @Override
    public Optional<Raw> find(VehicleId vehicle, Fix fix) {
        SeenKey key = SeenKey.of(vehicle, fix);
        try {
            OptionalLong number = number(key);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            long report = number.getAsLong();
            return rocks.floor(Column.FRAMES, Column.key(report))
                    .map(pair -> StoredFrame.read(Column.number(pair.getKey()), pair.getValue()))
                    .filter(frame -> report < frame.number() + frame.numbers())
                    .map(frame -> new Raw(frame.number(), frame.phoneNumber(), frame.receivedAt(), frame.frame()));
        } catch (RocksDBException e) {
            throw new IllegalStateException("the frames cannot be read", e);
        }
    }

    /** Of the report. */
    private OptionalLong number(SeenKey key) throws RocksDBException {
        byte[] past = rocks.get(Column.FIXES, HistoryForm.fixKey(key.vehicle(), key.fixTime(), key.digest()));
        OptionalLong number = past == null ? OptionalLong.empty() : HistoryForm.report(past);
        for (int prefix : new int[] {SeenKey.TIMELY, SeenKey.BELATED}) {
            byte[] seen = number.isPresent() ? null : rocks.get(Column.SEEN, key.key(prefix));
            if (seen != null) {
                number = OptionalLong.of(new ByteReader(seen).varint());
            }
        }
        return number;
    }
}
