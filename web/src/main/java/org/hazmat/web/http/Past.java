package org.hazmat.web.http;

import java.time.Instant;
import org.hazmat.geocore.json.Validity;
import org.hazmat.web.read.Caller;
import org.hazmat.web.read.Role;

/** What reaches into the past judges again what was judged already: for administrators only (rules.md 16). */
final class Past {
    private Past() {}

    /** Throws {@link Problem} 403 for others. */
    static <T> Edit.Draft<T> checked(T value, Validity validity, Instant now, Caller caller) {
        Instant from = validity.from();
        if (from != null && from.isBefore(now) && caller.role() != Role.ADMIN) {
            throw Problem.of(
                    403,
                    "validFrom " + from + " is in the past, which only an administrator may write; "
                            + "without validFrom it holds from now on");
        }
        return new Edit.Draft<>(value, from, validity.to());
    }
}
