package org.hazmat.geocore.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/**
 * The private half of an Ed25519 key pair: signs checkpoints and evidence. Its text form is a secret.
 *
 * @param trusted the public half
 */
public record SigningKey(PrivateKey key, TrustedKey trusted) {
    private static final String LABEL = "PRIVATE KEY";

    /** A new pair, from the platform's secure random source. */
    public static SigningKey random() {
        try {
            var pair = KeyPairGenerator.getInstance(TrustedKey.ALGORITHM).generateKeyPair();
            return new SigningKey(pair.getPrivate(), TrustedKey.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + TrustedKey.ALGORITHM, e);
        }
    }

    /** Reads what {@link #pem()} wrote; throws {@link IllegalArgumentException} when it is something else. */
    public static SigningKey parse(String pem) {
        List<byte[]> secret = Pem.blocks(pem, LABEL);
        if (secret.size() != 1) {
            throw new IllegalArgumentException("one PEM block \"" + LABEL + "\" belongs in it");
        }
        try {
            PrivateKey key = KeyFactory.getInstance(TrustedKey.ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(secret.getFirst()));
            SigningKey pair = new SigningKey(key, TrustedKey.parse(pem).getFirst());
            byte[] probe = {1, 2, 3};
            if (!pair.trusted.verifies(probe, pair.sign(probe))) {
                throw new IllegalArgumentException("its private and its public key are not a pair");
            }
            return pair;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is no " + TrustedKey.ALGORITHM + " private key", e);
        }
    }

    /** Both halves: nothing derives the public one from the private one in a portable way. */
    public String pem() {
        return Pem.write(LABEL, key.getEncoded()) + trusted.pem();
    }

    public byte[] sign(byte[] text) {
        try {
            Signature signer = Signature.getInstance(TrustedKey.ALGORITHM);
            signer.initSign(key);
            signer.update(text);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key cannot sign", e);
        }
    }

    /** Never the key itself. */
    @Override
    public String toString() {
        return "SigningKey[" + trusted.id() + "]";
    }
}
