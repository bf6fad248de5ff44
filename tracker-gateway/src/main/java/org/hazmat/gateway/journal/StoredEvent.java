package org.hazmat.gateway.journal;

import org.hazmat.geocore.evidence.Checkpoint;
import org.hazmat.geocore.evidence.HashChain;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Feed;
import org.jspecify.annotations.Nullable;

/**
 * A feed event as the journal keeps it.
 *
 * @param vehicle null when it is about none
 * @param json in canonical form (RFC 8785)
 * @param chain the feed's hash chain after it (证据链)
 */
record StoredEvent(long sequence, @Nullable VehicleId vehicle, String type, String json, byte[] chain) {
    /**
     * What is read again.
     *
     * @param vehicle empty when it is about none
     * @param json UTF-8
     */
    static ByteWriter write(ByteWriter out, byte[] chain, String vehicle, String type, byte[] json) {
        return out.raw(chain).text(vehicle).text(type).blob(json);
    }

    static StoredEvent read(long sequence, byte[] value) {
        ByteReader in = new ByteReader(value);
        byte[] chain = in.raw(HashChain.BYTES);
        String vehicle = in.text();
        return new StoredEvent(
                sequence, vehicle.isEmpty() ? null : VehicleId.parse(vehicle), in.text(), in.text(), chain);
    }

    boolean isCheckpoint() {
        return type.equals(Checkpoint.TYPE);
    }

    Feed.Event event() {
        return new Feed.Event(sequence, vehicle, type, json);
    }
}
