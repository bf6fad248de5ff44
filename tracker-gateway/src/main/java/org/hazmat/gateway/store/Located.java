package org.hazmat.gateway.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hazmat.gateway.journal.OutcomeLog.Judged;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/** A judged report that has a fix: a row of the positions. */
record Located(VehicleId vehicle, Fix fix, Instant receivedAt, Quality quality) {
    /** How far a fix time may be from the receive time to get a day of its own; see {@link DayPartition#BEYOND}. */
    private static final Duration LATEST = Duration.ofDays(183);

    private static final Duration EARLIEST = Duration.ofDays(1);

    /** Nothing for silence, which has no fix. */
    static Optional<Located> of(Judged judged) {
        Fix fix = judged.fix();
        if (fix == null) {
            return Optional.empty();
        }
        Instant receivedAt = judged.receivedAt();
        Quality quality = judged.quality();
        if (receivedAt == null || quality == null) {
            throw new IllegalArgumentException("entry " + judged.number() + " has a fix without a quality");
        }
        return Optional.of(new Located(judged.vehicle(), fix, receivedAt, quality));
    }

    boolean isJudged() {
        return quality == Quality.GOOD;
    }

    /** The one of the later fix; of two with one fix time, the fresh one. */
    Located orLater(Located fresh) {
        return fresh.fix.time().isBefore(fix.time()) ? this : fresh;
    }

    /** Whether the day of its fix time is one that is kept. */
    boolean isOfItsTime() {
        return fix.time().isAfter(receivedAt.minus(LATEST)) && fix.time().isBefore(receivedAt.plus(EARLIEST));
    }

    /** In the order of {@link PositionTable#POSITIONS}. */
    List<@Nullable Object> row() {
        return Arrays.asList(
                vehicle.toString(),
                fix.time(),
                PositionTable.uuid(fix.digest()),
                fix.position().lonMicrodegrees(),
                fix.position().latMicrodegrees(),
                fix.speedKmh(),
                fix.direction(),
                fix.altitudeMetres(),
                fix.alarm(),
                fix.status(),
                receivedAt,
                quality.word());
    }
}
