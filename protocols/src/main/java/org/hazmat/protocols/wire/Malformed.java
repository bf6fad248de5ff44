package org.hazmat.protocols.wire;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The bytes cannot be what they claim to be; it never leaves this module, where it becomes a value. */
public final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final Map<Reason, Malformed> SHARED = shared();

    private final Reason reason;

    private Malformed(Reason reason) {
        // Without a stack trace, so that a flood of bad frames costs no more than good ones.
        super(reason.word(), null, false, false);
        this.reason = reason;
    }

    public static Malformed because(Reason reason) {
        return Objects.requireNonNull(SHARED.get(reason));
    }

    public Reason reason() {
        return reason;
    }

    private static Map<Reason, Malformed> shared() {
        Map<Reason, Malformed> shared = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            shared.put(reason, new Malformed(reason));
        }
        return shared;
    }
}
