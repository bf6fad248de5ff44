package org.hazmat.gateway.terminal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

        // Filled before anybody else sees it, and not changed after.
        private final Map<E, LongAdder> adders;

        Adders(Class<E> names) {
            adders = new EnumMap<>(names);
            for (E name : names.getEnumConstants()) {
                adders.put(name, new LongAdder());
            }
        }

        void add(E name, long number) {
            Objects.requireNonNull(adders.get(name)).add(number);
        }

        Map<String, Long> values() {
            Map<String, Long> values = new TreeMap<>();
            adders.forEach((name, adder) ->
                    values.put(name.name().toLowerCase(Locale.ROOT).replace('_', '-'), adder.sum()));
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
