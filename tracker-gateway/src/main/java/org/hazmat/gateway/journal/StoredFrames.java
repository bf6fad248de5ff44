package org.hazmat.gateway.journal;

import java.util.Optional;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleId;
import org.rocksdb.RocksDBException;

/** Frames by the keys that recognise resends. */
record StoredFrames(Rocks rocks) implements Frames {
    @Override
    public Optional<Raw> find(VehicleId vehicle, Fix fix) {
        SeenKey key = SeenKey.of(vehicle, fix);
        try {
            byte[] number = rocks.get(Column.SEEN, key.key(SeenKey.TIMELY));
            if (number == null) {
                number = rocks.get(Column.SEEN, key.key(SeenKey.BELATED));
            }
            if (number == null) {
                return Optional.empty();
            }
            long report = new ByteReader(number).varint();
            return rocks.floor(Column.FRAMES, Column.key(report))
                    .map(pair -> StoredFrame.read(Column.number(pair.getKey()), pair.getValue()))
                    .filter(frame -> report < frame.number() + frame.numbers())
                    .map(frame -> new Raw(frame.number(), frame.phoneNumber(), frame.receivedAt(), frame.frame()));
        } catch (RocksDBException e) {
            throw new IllegalStateException("the frames cannot be read", e);
        }
    }
}
