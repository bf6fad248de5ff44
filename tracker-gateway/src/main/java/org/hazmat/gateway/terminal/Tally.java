package org.hazmat.gateway.terminal;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts, from any thread. */
final class Tally {

    /** What is counted without a reason. */
    enum Count {
        CONNECTIONS,
        FRAMES,
        FIXES,
        ACKNOWLEDGED,
        UNSUPPORTED,
        REGISTRATIONS,
        REPEATED_REGISTRATIONS,
        AUTHENTICATIONS,
        TAKEOVERS,
        LOCKOUTS,
        RETRANSMISSION_REQUESTS,
        RATE_PAUSES,
        INTAKE_PAUSES
    }

    private final Adders<Count> counts = new Adders<>(Count.class);
    private final Adders<Refusal> refusals = new Adders<>(Refusal.class);
    private final Adders<Ending> endings = new Adders<>(Ending.class);

    /** One counter for each constant. */
    private static final class Adders<E extends Enum<E>> {

        private final E[] names;
        private final LongAdder[] adders;

        Adders(Class<E> enumeration) {
            names = enumeration.getEnumConstants();
            adders = new LongAdder[names.length];
            Arrays.setAll(adders, ordinal -> new LongAdder());
        }

        void add(E name, long number) {
            adders[name.ordinal()].add(number);
        }

        Map<String, Long> values() {
            Map<String, Long> values = new TreeMap<>();
            for (E name : names) {
                values.put(name.name().toLowerCase(Locale.ROOT).replace('_', '-'), adders[name.ordinal()].sum());
            }
            return Collections.unmodifiableMap(values);
        }
    }

    void count(Count count) {
        counts.add(count, 1);
    }

    void add(Count count, long number) {
        counts.add(count, number);
    }

    void count(Refusal refusal) {
        refusals.add(refusal, 1);
    }

    void count(Ending ending) {
        endings.add(ending, 1);
    }

    TerminalCounters snapshot(long open, long online, Map<String, Long> badFrames) {
        return new TerminalCounters(open, online, counts.values(), badFrames, refusals.values(), endings.values());
    }
}
