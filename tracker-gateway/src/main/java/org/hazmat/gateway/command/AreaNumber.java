package org.hazmat.gateway.command;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.hazmat.geocore.json.Fields;

/** The number under which a terminal knows a zone: zones have words for ids, and areas have DWORDs. */
final class AreaNumber {
    private AreaNumber() {}

    /** The first four octets of the id's SHA-256: the same at all times, for all terminals and on all servers. */
    static long of(String zone) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(zone.getBytes(StandardCharsets.UTF_8));
            return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Those of the zones that a request names; none where it names none. */
    static List<Long> all(Fields fields) {
        return fields.texts("zones").stream().map(AreaNumber::of).toList();
    }
}
