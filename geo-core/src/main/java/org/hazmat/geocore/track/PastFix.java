package org.hazmat.geocore.track;

import java.time.Instant;
import java.util.Comparator;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;

/**
 * A fix as a vehicle's history keeps it. Only those that may ever be judged are kept: with a position, at a plausible time.
 *
 * @param receivedAt receive clock; what is plausible depends on it
 * @param quality how it is seen so far
 */
public record PastFix(Fix fix, Instant receivedAt, Quality quality) {
    /** The order in which fixes are judged: of one fix time the smallest digest comes first (rules.md 2). */
    public static final Comparator<PastFix> ORDER = Comparator.comparing(
                    (PastFix past) -> past.fix().time())
            .thenComparing(past -> past.fix().digest());

    public Key key() {
        return new Key(fix.time(), fix.digest());
    }

    public Instant time() {
        return fix.time();
    }

    /** What tells reports of one vehicle apart. */
    public record Key(Instant time, Digest digest) {
        static final Comparator<Key> ORDER = Comparator.comparing(Key::time).thenComparing(Key::digest);
    }
}
