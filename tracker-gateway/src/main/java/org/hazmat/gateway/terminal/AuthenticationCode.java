package org.hazmat.gateway.terminal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Authentication codes (鉴权码): 128 random bits as 32 hexadecimal digits, of which only the hash is kept. */
final class AuthenticationCode {

    private static final int OCTETS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AuthenticationCode() {}

    static String random() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    /** SHA-256 in hexadecimal digits; the code is random, so it needs no salt. */
    static String hash(String code) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Takes as long for a code that is nearly right. */
    static boolean matches(String code, String hash) {
        byte[] given = hash(code).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(given, hash.getBytes(StandardCharsets.US_ASCII));
    }
}
