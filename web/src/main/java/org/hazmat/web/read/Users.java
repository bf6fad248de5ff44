package org.hazmat.web.read;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts, and the tokens that logins gave out (kept as SHA-256, so a copy of the store lets nobody in). */
public interface Users {
    Optional<User> find(String name);

    Page<User> list(Page.Ask ask);

    /** True when it is new. Tokens of a changed account no longer hold. */
    boolean put(User user, String author);

    boolean delete(String name, String author);

    void saveToken(String tokenHash, String userName, Instant expiresAt);

    /** The account of a token that has not expired by {@code now}. */
    Optional<User> findByToken(String tokenHash, Instant now);

    void deleteToken(String tokenHash);

    /**
     * An account.
     *
     * @param operator whose vehicles it may see; only and always with {@link Role#OPERATOR}
     * @param passwordHash Argon2id, encoded
     */
    record User(String name, Role role, @Nullable String operator, String passwordHash) {}
}
