package org.hazmat.gateway.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes an address wait that sent too many wrong codes for a phone number. It waits for that phone number alone: behind one
 * address of a mobile network there are many honest terminals.
 */
final class Lockout {

    static final int WRONG_CODES = 5;
    static final Duration WINDOW = Duration.ofMinutes(10);
    static final Duration WAIT = Duration.ofMinutes(15);

    private static final int KEPT = 10_000;

    private final Map<Attempt, Failures> failures = new LinkedHashMap<>();

    private record Attempt(String phoneKey, String source) {}

    private record Failures(
            int count, Instant since, @Nullable Instant lockedUntil) {

        Failures another(Instant now) {
            boolean fresh = now.isAfter(since.plus(WINDOW));
            int next = fresh ? 1 : count + 1;
            return new Failures(next, fresh ? now : since, next >= WRONG_CODES ? now.plus(WAIT) : null);
        }

        boolean isLocked(Instant now) {
            return lockedUntil != null && now.isBefore(lockedUntil);
        }
    }

    synchronized boolean isLocked(String phoneKey, String source, Instant now) {
        Failures seen = failures.get(new Attempt(phoneKey, source));
        return seen != null && seen.isLocked(now);
    }

    /** Returns true when that was one too many. */
    synchronized boolean wrongCode(String phoneKey, String source, Instant now) {
        Attempt attempt = new Attempt(phoneKey, source);
        Failures before = failures.remove(attempt);
        Failures after =
                before == null || before.lockedUntil() != null ? new Failures(1, now, null) : before.another(now);
        failures.put(attempt, after);
        if (failures.size() > KEPT) {
            failures.remove(failures.keySet().iterator().next());
        }
        return after.isLocked(now);
    }

    synchronized void rightCode(String phoneKey, String source) {
        failures.remove(new Attempt(phoneKey, source));
    }
}
