package org.hazmat.web.http;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Slows failed logins down, per account and per address: after a few free ones the wait doubles with each. */
final class LoginThrottle {
    static final int FREE_PER_ACCOUNT = 5;
    static final int FREE_PER_ADDRESS = 20;
    private static final Duration LONGEST_FOR_ACCOUNT = Duration.ofMinutes(1);
    private static final Duration LONGEST_FOR_ADDRESS = Duration.ofMinutes(15);
    private static final Duration FORGET = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;

    private final Map<String, Failures> accounts = bounded();
    private final Map<String, Failures> addresses = bounded();

    /** @param told whether somebody was made to wait since the last of them */
    private record Failures(int count, Instant last, boolean told) {}

    /**
     * What an attempt has to wait.
     *
     * @param left zero when it may go on
     * @param first whether nobody was made to wait for the same failures before
     */
    record Wait(Duration left, boolean first) {
        boolean isOver() {
            return left.isZero();
        }
    }

    /**
     * Counts an attempt, as failed until {@link #succeeded} says otherwise, so that many at once gain nothing.
     *
     * @return how long to wait before the next attempt is looked at
     */
    synchronized Wait attempt(String account, String address, Instant now) {
        Duration forAccount = wait(accounts.get(account), FREE_PER_ACCOUNT, LONGEST_FOR_ACCOUNT, now);
        Duration forAddress = wait(addresses.get(address), FREE_PER_ADDRESS, LONGEST_FOR_ADDRESS, now);
        Duration wait = forAccount.compareTo(forAddress) > 0 ? forAccount : forAddress;
        if (wait.isZero()) {
            count(accounts, account, now);
            count(addresses, address, now);
            return new Wait(wait, false);
        }
        boolean byAccount = wait.equals(forAccount);
        return new Wait(wait, tell(byAccount ? accounts : addresses, byAccount ? account : address));
    }

    /** Whether nobody was told before. */
    private static boolean tell(Map<String, Failures> failures, String key) {
        Failures known = failures.get(key);
        if (known == null || known.told) {
            return false;
        }
        failures.put(key, new Failures(known.count, known.last, true));
        return true;
    }

    synchronized void succeeded(String account, String address) {
        accounts.remove(account);
        addresses.computeIfPresent(
                address, (key, failures) -> new Failures(failures.count - 1, failures.last, failures.told));
    }

    private static void count(Map<String, Failures> failures, String key, Instant now) {
        Failures known = failures.get(key);
        int before = known == null || forgotten(known, now) ? 0 : known.count;
        failures.put(key, new Failures(before + 1, now, false));
    }

    private static Duration wait(@Nullable Failures failures, int free, Duration longest, Instant now) {
        if (failures == null || failures.count < free || forgotten(failures, now)) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures.count - free, 20);
        Duration pause = Duration.ofSeconds(1L << doublings);
        Instant until = failures.last.plus(pause.compareTo(longest) > 0 ? longest : pause);
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    private static boolean forgotten(Failures failures, Instant now) {
        return failures.last.plus(FORGET).isBefore(now);
    }

    /** The least recently used are forgotten first: a stranger who tries many names must not fill the memory. */
    private static Map<String, Failures> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
