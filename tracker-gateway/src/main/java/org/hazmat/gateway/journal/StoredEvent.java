package org.hazmat.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Feed;

/**
 * A feed event as the journal keeps it.
 *
 * @param chain SHA-256 over the chain value of the event before it and its own JSON (证据链): no event can be changed, left out or put
 *     in without all later values changing
 */
record StoredEvent(long sequence, VehicleId vehicle, String type, String json, byte[] chain) {
    static final int HASH_BYTES = 32;

    static byte[] chain(byte[] before, String json) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(before);
            return sha256.digest(json.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    byte[] value() {
        return new ByteWriter()
                .raw(chain)
                .vehicle(vehicle)
                .text(type)
                .text(json)
                .toBytes();
    }

    static StoredEvent read(long sequence, byte[] value) {
        ByteReader in = new ByteReader(value);
        byte[] chain = in.raw(HASH_BYTES);
        return new StoredEvent(sequence, in.vehicle(), in.text(), in.text(), chain);
    }

    Feed.Event event() {
        return new Feed.Event(sequence, vehicle, type, json);
    }
}
