package org.hazmat.geocore.track;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.GoneSilent;
import org.hazmat.geocore.rule.InForce;
import org.hazmat.geocore.rule.Provision;
import org.hazmat.geocore.violation.Violation;

/**
 * That nothing is heard of a vehicle which was heading for a zone when it was heard last (驶近失联, rules.md 27).
 *
 * @param law what was in force at the last fix
 * @param last the last accepted fix
 */
record Absence(VehicleId vehicle, InForce law, Fix last) {
    /** How long an absence has to be to count; empty when the vehicle was not heading for the episode's zone. */
    Optional<Duration> limit(Episode episode) {
        return episode.heading() ? provision(episode).flatMap(Absence::limit) : Optional.empty();
    }

    private static Optional<Duration> limit(Provision provision) {
        return provision.rule() instanceof GoneSilent rule
                ? Optional.of(Duration.ofSeconds(rule.limitSeconds()))
                : Optional.empty();
    }

    private Optional<Provision> provision(Episode episode) {
        return law.find(episode.key()).filter(episode::judgedBy);
    }

    /** The violation that is certain when it has been as long as that. */
    Violation violation(Episode episode, Duration limit) {
        Violation made = episode.at(last)
                .with(new Latch.On(last.time()))
                .open(
                        vehicle,
                        provision(episode).orElseThrow(),
                        last,
                        last.time().plus(limit),
                        law.hash());
        Violation superseded = episode.violation();
        return superseded == null || !superseded.id().equals(made.id())
                ? made
                : made.published(true, superseded.revision() + 1, List.of());
    }
}
