package org.hazmat.geocore.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A chain of texts (哈希链): each value is SHA-256 over the 32 octets before it and the text's UTF-8, so that no text can be changed,
 * left out or put in without all later values changing.
 */
public final class HashChain {
    public static final int BYTES = 32;

    private HashChain() {}

    /** The value before the first text: zeros. */
    public static byte[] start() {
        return new byte[BYTES];
    }

    public static byte[] next(byte[] before, String text) {
        return next(before, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The same, of octets.
     *
     * @param utf8 the text
     */
    public static byte[] next(byte[] before, byte[] utf8) {
        MessageDigest sha256 = sha256();
        sha256.update(before);
        return sha256.digest(utf8);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
