package org.hazmat.geocore.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.zone.Footprint;
import org.hazmat.geocore.zone.Footprint.Box;

/**
 * What an edit of the rulebook may judge otherwise than before: never less than that, sometimes more.
 *
 * @param rules ids of those that it changed
 * @param zones ids of those that it changed
 * @param vehicles judged otherwise wherever they are
 * @param ground where others are, a margin around it included
 * @param aheadMinutes how far ahead of a vehicle any rule looks
 */
public record EditReach(
        Set<String> rules, Set<String> zones, Set<VehicleId> vehicles, List<Box> ground, int aheadMinutes) {
    /** More than any margin that rules have (rules.md 5), and than what a round shape's box may be short of. */
    private static final double MARGIN_METRES = 100;

    /** More boxes than this take longer to look through than they spare. */
    private static final int MOST_BOXES = 32;

    /**
     * Empty when it may reach everybody.
     *
     * @param after the rulebook with all of its versions, old and new
     * @param routed the vehicles that have a waybill over a zone
     */
    public static Optional<EditReach> of(
            Rulebook after, Rulebook.Made made, Function<Set<String>, Set<VehicleId>> routed) {
        Set<String> rules = ids(made.rules());
        Set<String> zones = ids(made.zones());
        Set<String> permits = ids(made.permits());
        List<Rule> changed = values(after.rules(), rules).toList();
        boolean everywhere = changed.stream().anyMatch(rule -> !isLocal(rule))
                || values(after.rules()).anyMatch(rule -> rule instanceof Route && touches(rule.zoneIds(), zones));
        if (everywhere) {
            return Optional.empty();
        }
        Set<VehicleId> vehicles = new HashSet<>(routed.apply(zones));
        values(after.permits(), permits).map(Permit::vehicle).forEach(vehicles::add);
        Set<String> places = new HashSet<>(zones);
        changed.forEach(rule -> places.addAll(rule.judgedZones()));
        List<Box> ground = new ArrayList<>();
        values(after.zones(), places)
                .map(zone -> Footprint.box(zone.shape()).widened(MARGIN_METRES))
                .forEach(ground::add);
        return Optional.of(new EditReach(rules, zones, Set.copyOf(vehicles), few(ground), aheadMinutes(after)));
    }

    public boolean meets(Box box) {
        for (Box each : ground) {
            if (each.meets(box)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it says nothing of vehicles that are away from its zones. What a pre-alert remembers, all bans share. */
    private static boolean isLocal(Rule rule) {
        return switch (rule) {
            case NoEntry ban -> ban.preAlertMinutes() == 0;
            case Dwell dwell -> true;
            case Speed speed -> !speed.zones().isEmpty();
            case LoadCheckMissing check -> true;
            case ParkEntry entry -> true;
            case GoneSilent silence -> true;
            case Capacity capacity -> true;
            default -> false;
        };
    }

    private static int aheadMinutes(Rulebook rulebook) {
        return values(rulebook.rules())
                .mapToInt(rule -> switch (rule) {
                    case NoEntry ban -> ban.preAlertMinutes();
                    case GoneSilent silence -> silence.preAlertMinutes();
                    default -> 0;
                })
                .max()
                .orElse(0);
    }

    private static List<Box> few(List<Box> boxes) {
        return boxes.size() <= MOST_BOXES
                ? List.copyOf(boxes)
                : List.of(boxes.stream().reduce(Box::with).orElseThrow());
    }

    private static boolean touches(List<String> named, Set<String> zones) {
        return named.stream().anyMatch(zones::contains);
    }

    private static <T> Set<String> ids(List<Version<T>> versions) {
        Set<String> ids = new HashSet<>();
        versions.forEach(version -> ids.add(version.id()));
        return Set.copyOf(ids);
    }

    private static <T> Stream<T> values(List<Version<T>> versions, Set<String> ids) {
        return values(
                versions.stream().filter(version -> ids.contains(version.id())).toList());
    }

    private static <T> Stream<T> values(List<Version<T>> versions) {
        return versions.stream().flatMap(version -> version.find().stream());
    }
}
