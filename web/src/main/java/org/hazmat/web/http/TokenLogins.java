package org.hazmat.web.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hazmat.web.read.Unavailable;
import org.hazmat.web.read.Users;
import org.jspecify.annotations.Nullable;

/**
 * Logins by token. While the store does not answer, or hangs, one that held within the last hour still does: the feed needs no store,
 * and nobody can log out or lose an account meanwhile.
 */
final class TokenLogins {
    private static final Duration REMEMBERED = Duration.ofHours(1);
    /** A store that hangs would otherwise hold up each request until its connection is given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int MOST = 10_000;

    private final Users users;
    private final InstantSource clock;
    private final Map<String, Held> held = new LinkedHashMap<>();

    private record Held(Users.User user, Instant until) {}

    TokenLogins(Users users, InstantSource clock) {
        this.users = users;
        this.clock = clock;
    }

    /** The account of a token that holds. Throws {@link Unavailable} when nobody can tell. Blocks. */
    Optional<Users.User> find(String tokenHash) {
        Instant now = clock.instant();
        try {
            Optional<Users.User> user =
                    remembered(tokenHash, now).isPresent() ? inTime(tokenHash, now) : users.findByToken(tokenHash, now);
            remember(tokenHash, user.orElse(null), now);
            return user;
        } catch (Unavailable e) {
            return Optional.of(remembered(tokenHash, now).orElseThrow(() -> e));
        }
    }

    /** Throws {@link Unavailable} when the store takes longer; the question goes on without anybody waiting for it. */
    private Optional<Users.User> inTime(String tokenHash, Instant now) {
        FutureTask<Optional<Users.User>> question = new FutureTask<>(() -> users.findByToken(tokenHash, now));
        Thread.ofVirtual().name("login").start(question);
        try {
            return question.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Unavailable("the store does not answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the server stops", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
    }

    private synchronized void remember(String tokenHash, Users.@Nullable User user, Instant now) {
        held.remove(tokenHash);
        if (user != null) {
            held.put(tokenHash, new Held(user, now.plus(REMEMBERED)));
        }
        if (held.size() > MOST) {
            held.remove(held.keySet().iterator().next());
        }
    }

    private synchronized Optional<Users.User> remembered(String tokenHash, Instant now) {
        return Optional.ofNullable(held.get(tokenHash))
                .filter(known -> now.isBefore(known.until))
                .map(Held::user);
    }
}
