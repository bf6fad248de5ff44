package org.hazmat.geocore.explain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.hazmat.geocore.crowd.Crowds;
import org.hazmat.geocore.model.Cargo;
import org.hazmat.geocore.model.Paper;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.Registered;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.InForce;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Provision;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Trace;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.geocore.zone.Zone;
import org.jspecify.annotations.Nullable;

/**
 * Why a violation is one (违规说明): a function of the vehicle's fixes, the register and the versions in force at their times.
 *
 * @param rule the version that judged
 * @param zone the version that judged; null where the rule has none
 * @param window the rule's hours around the start
 * @param circumstances at the start
 * @param inside all who were in the zone while they were too many (rules.md 28), first come first; none for other kinds
 * @param permits how the vehicle's permits stood to the rule at the start
 * @param lifting id of the permit that lifts the rule where the violation closed, or null
 * @param fixes from ten minutes before the start to ten minutes after the end, as many as {@link #MAX_FIXES}
 * @param leftOut how many uneventful ones are left out
 * @param keptFrom fix time from which the fixes are still kept, where that is not all that matters; then it may not be reproduced
 * @param reproduced whether the same violation comes out of the fixes, the register and the rules as they are now
 */
public record Explanation(
        Violation violation,
        Rule rule,
        @Nullable Zone zone,
        Window window,
        Circumstances circumstances,
        List<Presence> inside,
        List<InForce.PermitCheck> permits,
        @Nullable String lifting,
        List<Trace.Seen> fixes,
        int leftOut,
        @Nullable Instant keptFrom,
        boolean reproduced) {
    public static final int MAX_FIXES = 500;

    /** More than any state that a fix leaves behind lasts in a moving vehicle: a stop, a trip, a count. */
    private static final Duration RUN_UP = Duration.ofHours(24);

    private static final Duration AROUND = Duration.ofMinutes(10);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /**
     * What was written down of the vehicle.
     *
     * @param waybill in force; null: what it carries the register says
     * @param registered whether the register had the vehicle
     * @param registerVersion number of the version of the register that said so; null: the vehicle was never in it
     * @param expired which papers were over
     */
    public record Circumstances(
            Cargo cargo,
            @Nullable Waybill waybill,
            boolean registered,
            @Nullable Integer registerVersion,
            List<Paper> expired) {}

    /**
     * A vehicle's time in a zone.
     *
     * @param vehicle null: not for whoever reads this
     * @param to its last fix inside; null while it is there
     */
    public record Presence(
            @Nullable VehicleId vehicle,
            Instant from,
            @Nullable Instant to) {
        static Presence of(Violation stay) {
            return new Presence(stay.vehicle(), stay.start(), stay.open() ? null : stay.end());
        }
    }

    /** The same for somebody who may not know of all vehicles. */
    public Explanation seenBy(Predicate<VehicleId> mayKnow) {
        List<Presence> seen = inside.stream()
                .map(each -> each.vehicle == null || mayKnow.test(each.vehicle)
                        ? each
                        : new Presence(null, each.from, each.to))
                .toList();
        return with(seen, keptFrom);
    }

    /** The same, made of the fixes from this time on, because older ones are not kept any more. */
    public Explanation keptFrom(Instant time) {
        return with(inside, time);
    }

    private Explanation with(List<Presence> seen, @Nullable Instant kept) {
        return new Explanation(
                violation, rule, zone, window, circumstances, seen, permits, lifting, fixes, leftOut, kept, reproduced);
    }

    /** Fix time of the first fix that is shown; what is older only leads up to it. */
    public static Instant shownFrom(Violation violation) {
        return beginning(violation).minus(AROUND);
    }

    /** Fix time from which {@link #of} needs the vehicle's fixes. */
    public static Instant since(Violation violation) {
        return beginning(violation).minus(RUN_UP);
    }

    /** Fix time up to which, itself not included. */
    public static Instant until(Violation violation) {
        Instant closedAt = violation.closedAt();
        return (closedAt == null ? violation.end() : closedAt).plus(AROUND);
    }

    /**
     * Empty when the version of the rule that judged is not in the rulebook.
     *
     * @param fixes of the vehicle, in {@link PastFix#ORDER}
     */
    public static Optional<Explanation> of(Tracker tracker, Violation violation, Iterable<PastFix> fixes) {
        return of(tracker, violation, fixes, List.of());
    }

    /**
     * The same where vehicles are counted.
     *
     * @param stays of all vehicles in the zone, where the rule counts them; more of them than matter are allowed
     */
    public static Optional<Explanation> of(
            Tracker tracker, Violation violation, Iterable<PastFix> fixes, List<Violation> stays) {
        Optional<Rule> rule = version(tracker.rulebook().rules(), violation.rule(), violation.ruleVersion());
        return rule.map(its -> explain(tracker, violation, its, fixes, stays));
    }

    private static Explanation explain(
            Tracker tracker, Violation violation, Rule rule, Iterable<PastFix> fixes, List<Violation> stays) {
        Trace trace = new Trace(tracker, violation, shownFrom(violation));
        fixes.forEach(trace::take);
        List<Trace.Seen> all = trace.seen();
        List<Trace.Seen> kept = Eventful.of(all, MAX_FIXES);
        return new Explanation(
                violation,
                rule,
                zone(tracker, violation),
                Window.around(rule.terms().when(), tracker.rulebook().holidays(), violation.start()),
                circumstances(tracker.register(), violation),
                Crowds.inside(violation, stays).stream().map(Presence::of).toList(),
                checks(tracker, violation, violation.start()),
                lifting(tracker, violation),
                kept,
                all.size() - kept.size(),
                null,
                trace.found()
                        .filter(found -> found.stay() ? Crowds.makes(stays, violation) : same(found, violation))
                        .isPresent());
    }

    /**
     * Whether the same was found; vehicle, rule, its version, zone and start are in the id. Silence on the receive clock leaves no trace
     * in the fixes, and an open one may have grown since.
     */
    private static boolean same(Violation found, Violation known) {
        return found.confirmedAt().equals(known.confirmedAt())
                && Objects.equals(found.zoneVersion(), known.zoneVersion())
                && (found.open()
                        || known.open()
                        || (found.end().equals(known.end())
                                && Objects.equals(found.closedAt(), known.closedAt())
                                && found.closeReason() == known.closeReason()));
    }

    private static Instant beginning(Violation violation) {
        Instant drivingSince = violation.drivingSince();
        return drivingSince == null ? violation.start() : drivingSince;
    }

    private static @Nullable Zone zone(Tracker tracker, Violation violation) {
        String zone = violation.zone();
        Integer number = violation.zoneVersion();
        return zone == null || number == null
                ? null
                : version(tracker.rulebook().zones(), zone, number).orElse(null);
    }

    private static Circumstances circumstances(Register register, Violation violation) {
        Instant start = violation.start();
        Optional<Registered> version = register.versionAt(violation.vehicle(), start);
        Optional<Vehicle> vehicle = version.flatMap(Registered::find);
        LocalDate day = LocalDate.ofInstant(start, SHANGHAI);
        List<Paper> expired = Arrays.stream(Paper.values())
                .filter(paper -> vehicle.filter(its -> its.expired(paper, day)).isPresent())
                .toList();
        return new Circumstances(
                register.cargoAt(violation.vehicle(), start),
                register.waybillAt(violation.vehicle(), start),
                vehicle.isPresent(),
                version.map(Registered::number).orElse(null),
                expired);
    }

    private static List<InForce.PermitCheck> checks(Tracker tracker, Violation violation, Instant time) {
        InForce law = tracker.rulebook().at(time);
        Cargo cargo = tracker.register().cargoAt(violation.vehicle(), time);
        return law.find(new Provision.Key(violation.rule(), violation.zone()))
                .map(provision -> law.permitChecks(provision, violation.vehicle(), cargo, time))
                .orElse(List.of());
    }

    private static @Nullable String lifting(Tracker tracker, Violation violation) {
        Instant closedAt = violation.closedAt();
        if (closedAt == null || violation.closeReason() != CloseReason.EXEMPT) {
            return null;
        }
        return checks(tracker, violation, closedAt).stream()
                .filter(check -> check.objection() == null)
                .map(InForce.PermitCheck::permit)
                .map(Permit::id)
                .findFirst()
                .orElse(null);
    }

    private static <T> Optional<T> version(List<Version<T>> versions, String id, int number) {
        return versions.stream()
                .filter(version -> version.number() == number && version.id().equals(id))
                .findFirst()
                .flatMap(Version::find);
    }
}
