package org.hazmat.geocore.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A public key (Ed25519, RFC 8032) that whoever checks evidence has from a source of their own.
 *
 * @param id the first 16 hexadecimal digits of the SHA-256 of its X.509 encoding
 */
public record TrustedKey(String id, PublicKey key) {
    static final String ALGORITHM = "Ed25519";
    static final String LABEL = "PUBLIC KEY";
    private static final int ID_DIGITS = 16;

    static TrustedKey of(PublicKey key) {
        String hash = HexFormat.of().formatHex(HashChain.sha256().digest(key.getEncoded()));
        return new TrustedKey(hash.substring(0, ID_DIGITS), key);
    }

    /**
     * The keys in a text: PEM blocks, whatever stands around them, the answer of {@code GET /api/v1/keys} included. Throws
     * {@link IllegalArgumentException} when there is none, or one that is no Ed25519 key.
     */
    public static List<TrustedKey> parse(String text) {
        List<TrustedKey> keys = new ArrayList<>();
        for (byte[] encoded : Pem.blocks(text.replace("\\n", "\n"), LABEL)) {
            keys.add(decode(encoded));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no PEM block \"" + LABEL + "\" in it");
        }
        return List.copyOf(keys);
    }

    public String pem() {
        return Pem.write(LABEL, key.getEncoded());
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static TrustedKey decode(byte[] encoded) {
        try {
            return of(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is no " + ALGORITHM + " public key", e);
        }
    }
}
