package org.hazmat.gateway.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hazmat.web.read.Terminals.Unknown;
import org.jspecify.annotations.Nullable;

/** Terminals that tried to get in and are not in the register as they claim: the newest thousand, for the bureau. */
final class Strangers {

    static final int KEPT = 1000;

    private final Map<String, Unknown> byPhone = new LinkedHashMap<>();

    /** Returns how often this phone number was noted. */
    synchronized long note(String phoneNumber, @Nullable String plate, String address, Instant now, String reason) {
        Unknown before = byPhone.remove(phoneNumber);
        long attempts = before == null ? 1 : before.attempts() + 1;
        String lastPlate = plate == null && before != null ? before.plate() : plate;
        byPhone.put(phoneNumber, new Unknown(phoneNumber, lastPlate, address, now, attempts, reason));
        if (byPhone.size() > KEPT) {
            byPhone.remove(byPhone.keySet().iterator().next());
        }
        return attempts;
    }

    /** It turned out to be known. */
    synchronized void forget(String phoneNumber) {
        byPhone.remove(phoneNumber);
    }

    /** Newest first. */
    synchronized List<Unknown> list() {
        List<Unknown> list = new ArrayList<>(byPhone.values());
        Collections.reverse(list);
        return Collections.unmodifiableList(list);
    }
}
