package org.hazmat.gateway.journal;

import java.time.Instant;
import org.hazmat.geocore.engine.Known;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.TrackCodec;

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
}
