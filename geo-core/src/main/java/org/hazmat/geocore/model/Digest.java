package org.hazmat.geocore.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first 16 bytes of the SHA-256 of a report's body: tells reports of one fix time apart. Ordered as unsigned bytes. */
public record Digest(long high, long low) implements Comparable<Digest> {
    public static final int BYTES = 16;

    public static Digest of(byte[] body) {
        return of(ByteBuffer.wrap(body));
    }

    /** Digests what remains of the buffer, and consumes it. */
    public static Digest of(ByteBuffer body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(body);
            ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
            return new Digest(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static Digest parse(String hex) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
        return new Digest(bytes.getLong(), bytes.getLong());
    }

    @Override
    public int compareTo(Digest other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** 32 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
