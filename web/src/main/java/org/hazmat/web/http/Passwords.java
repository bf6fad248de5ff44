package org.hazmat.web.http;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/** Argon2id with 19 MiB and two passes, the least that OWASP recommends; few at a time, or logins would eat the memory. */
public final class Passwords {
    static final int MIN_LENGTH = 8;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_A_TIME = 4;

    private static final Argon2Function ARGON2ID =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, 1, HASH_BYTES, Argon2.ID);
    private static final Semaphore SLOTS = new Semaphore(AT_A_TIME);
    private static final String NOBODYS = hash("no account has this password");

    private Passwords() {}

    /** Encoded with salt and parameters, as {@link #matches} reads it. Blocks for some 50 ms. */
    public static String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2ID).getResult();
    }

    /** Blocks for some 50 ms; {@link Problem} 429 when too many ask at once. */
    static boolean matches(String password, String hash) {
        if (!SLOTS.tryAcquire()) {
            throw Problem.with(429, "too many logins at the same time; try again in a second", "Retry-After", "1");
        }
        try {
            return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        } finally {
            SLOTS.release();
        }
    }

    /** Takes as long as {@link #matches}, so that the time does not tell whether there is such an account. */
    static void matchNobody(String password) {
        boolean ignored = matches(password, NOBODYS);
        if (ignored) {
            throw new IllegalStateException("the password of nobody is no secret, and of no use");
        }
    }
}
