package org.hazmat.web.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a terminal departs from the standard (终端画像): what its frames showed, and what was set by hand.
 *
 * @param phoneNumber without leading zeros
 * @param evidence in order of first sight
 */
public record TerminalProfile(String phoneNumber, Forced forced, List<Evidence> evidence) {

    /**
     * What is set by hand, and then holds whatever the frames show; null: what they show.
     *
     * @param edition 2011, 2013 or 2019: whose bodies are read
     * @param coordinates {@code magnitude}: the hemisphere bits alone give the sign; {@code twos-complement}: they say nothing
     * @param charset {@code gbk} or {@code utf-8}, of texts
     * @param author who set it
     */
    public record Forced(
            @Nullable String edition,
            @Nullable String coordinates,
            @Nullable String charset,
            @Nullable String author,
            @Nullable Instant setAt) {
        public static final Forced NOTHING = new Forced(null, null, null, null, null);
    }

    /**
     * A quirk that was seen.
     *
     * @param quirk word of it
     * @param count of frames, about: the newest few may be missing after a crash
     * @param sample the first frame that showed it, header and body in hexadecimal digits, cut after 256 octets
     */
    public record Evidence(String quirk, Instant firstSeen, Instant lastSeen, long count, String sample) {
        public Evidence plus(long more, Instant at) {
            return new Evidence(quirk, firstSeen, at.isAfter(lastSeen) ? at : lastSeen, count + more, sample);
        }
    }

    public static TerminalProfile empty(String phoneNumber) {
        return new TerminalProfile(phoneNumber, Forced.NOTHING, List.of());
    }

    public TerminalProfile with(Forced newForced) {
        return new TerminalProfile(phoneNumber, newForced, evidence);
    }

    /** Adds to what was seen of this quirk before. */
    public TerminalProfile with(Evidence more) {
        List<Evidence> all = new ArrayList<>(evidence);
        all.removeIf(known -> known.quirk().equals(more.quirk()));
        int at = find(more.quirk()).map(evidence::indexOf).orElse(all.size());
        all.add(
                at,
                find(more.quirk())
                        .map(known -> known.plus(more.count(), more.lastSeen()))
                        .orElse(more));
        return new TerminalProfile(phoneNumber, forced, List.copyOf(all));
    }

    /** As if this quirk had not been seen. */
    public TerminalProfile without(String quirk) {
        return new TerminalProfile(
                phoneNumber,
                forced,
                evidence.stream().filter(known -> !known.quirk().equals(quirk)).toList());
    }

    public Optional<Evidence> find(String quirk) {
        return evidence.stream().filter(known -> known.quirk().equals(quirk)).findFirst();
    }
}
