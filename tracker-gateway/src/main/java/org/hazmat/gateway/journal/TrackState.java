package org.hazmat.gateway.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.engine.Known;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.TrackCodec;
import org.rocksdb.RocksDBException;

/**
 * A vehicle's track as the journal keeps it.
 *
 * @param evaluated number of the vehicle's last report that is in the track
 * @param heardAt receive time of the newest report
 */
record TrackState(Track track, long evaluated, Instant heardAt) {
    byte[] value() {
        return new ByteWriter()
                .varint(evaluated)
                .instant(heardAt)
                .blob(TrackCodec.write(track))
                .toBytes();
    }

    static TrackState read(byte[] value) {
        ByteReader in = new ByteReader(value);
        long evaluated = in.varint();
        Instant heardAt = in.instant();
        return new TrackState(TrackCodec.read(in.blob()), evaluated, heardAt);
    }

    Known known() {
        return new Known(track, heardAt);
    }

    /** Of every vehicle. */
    static List<TrackState> all(Rocks rocks) throws RocksDBException {
        List<TrackState> states = new ArrayList<>();
        rocks.scan(Column.TRACKS, new byte[0], (key, value) -> states.add(read(value)));
        return states;
    }
}
