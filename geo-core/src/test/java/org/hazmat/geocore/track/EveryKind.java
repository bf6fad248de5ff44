package org.hazmat.geocore.track;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hazmat.geocore.model.Appointment;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.model.LoadCheck;
import org.hazmat.geocore.model.Paper;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.CargoLicence;
import org.hazmat.geocore.rule.Dwell;
import org.hazmat.geocore.rule.Escort;
import org.hazmat.geocore.rule.Fatigue;
import org.hazmat.geocore.rule.GoneSilent;
import org.hazmat.geocore.rule.LoadCheckMissing;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.NoWaybill;
import org.hazmat.geocore.rule.ParkEntry;
import org.hazmat.geocore.rule.ParkOutside;
import org.hazmat.geocore.rule.Route;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Speed;
import org.hazmat.geocore.rule.TerminalAlarm;
import org.hazmat.geocore.rule.UnfitRunning;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.rule.WaybillWithoutTrack;
import org.hazmat.geocore.zone.Schedule;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;
import org.jspecify.annotations.Nullable;

/** A rule of every kind that looks at one vehicle, about the square Z of {@link Tracks} and a road into it, and papers that begin and end on the way. */
final class EveryKind {
    /** Antenna cut, power lost, emergency. */
    static final List<Integer> ALARMS = List.of(0, 0, 0, 0, 0, 1 << 5, 1 << 8, 1);

    private static final int REST_SECONDS = 120;

    private EveryKind() {}

    static List<Version<Zone>> zones() {
        List<Position> road = List.of(new Position(117_650_000, 39_006_000), new Position(117_650_000, 39_012_000));
        Zone way = new Zone("WAY", "WAY", ZoneKind.RESTRICTED_ROAD, new Shape.Corridor(road, 50), null, null, false);
        return List.of(
                Tracks.version("WAY", 1, way, Instant.EPOCH), Tracks.version("Z", 1, Tracks.zone("Z"), Instant.EPOCH));
    }

    static List<Version<Rule>> rules() {
        return List.of(
                Tracks.rule(new NoEntry(Tracks.terms("BAN"), List.of("Z"))),
                Tracks.rule(new NoEntry(terms("HOURS", "09:10-09:20"), List.of("Z"))),
                Tracks.rule(new Dwell(Tracks.terms("STAY"), List.of("Z"), 120)),
                Tracks.rule(new ParkOutside(Tracks.terms("LOT"), List.of("Z"), 300)),
                Tracks.rule(new Speed(Tracks.terms("FAST"), List.of(), List.of(), 20, 30)),
                Tracks.rule(new Speed(Tracks.terms("HERE"), List.of("Z"), List.of(), 25, 20)),
                Tracks.rule(new Fatigue(Tracks.terms("TIRED"), 300, REST_SECONDS)),
                Tracks.rule(new Route(Tracks.terms("ASTRAY"), List.of("Z"), false)),
                Tracks.rule(new Route(terms("ALWAYS-WAY", "09:05-11:00"), List.of("WAY"), true)),
                Tracks.rule(new UnfitRunning(Tracks.terms("TANK"), Set.of(Paper.TANK_INSPECTION), REST_SECONDS)),
                Tracks.rule(new UnfitRunning(Tracks.terms("PAPER"), Set.of(Paper.TRANSPORT_LICENCE), REST_SECONDS)),
                Tracks.rule(new NoWaybill(Tracks.terms("BARE"), List.of("WAY"), REST_SECONDS)),
                Tracks.rule(new WaybillWithoutTrack(Tracks.terms("UNUSED"))),
                Tracks.rule(new LoadCheckMissing(Tracks.terms("UNCHECKED"), List.of("Z"), 1_200)),
                Tracks.rule(new ParkEntry(Tracks.terms("PARK"), List.of("Z", "WAY"))),
                Tracks.rule(new Escort(Tracks.terms("ALONE"), REST_SECONDS)),
                Tracks.rule(new CargoLicence(Tracks.terms("BEYOND"), REST_SECONDS)),
                Tracks.rule(new TerminalAlarm(Tracks.terms("ALARM"), List.of(0, 8))),
                Tracks.rule(new GoneSilent(Tracks.terms("SILENT"), List.of("Z"), 200, 5)));
    }

    /** The licence is over at midnight, 15 hours after the start, and covers gases alone; the tank's inspection has been over for long. */
    static Register register() {
        Vehicle vehicle = new Vehicle(
                Tracks.VEHICLE,
                "13912345678",
                null,
                "tanker",
                "1203",
                CargoState.LOADED,
                new Vehicle.Licence("L", LocalDate.of(2026, 3, 10), List.of("2")),
                LocalDate.of(2026, 3, 9),
                false);
        return Register.of(
                List.of(vehicle),
                List.of(
                        waybill("ALONE", 300, 2_000, "3", 0, List.of()),
                        waybill("GAS", 1_500, 5_000, "2.1", 1, List.of("WAY")),
                        waybill("BRIEF", 6_000, 6_200, "2.1", null, List.of()),
                        waybill("BOTH", 6_100, 9_000, "3", 0, List.of("Z", "WAY"))),
                List.of(check("EARLY", 900, true), check("FAILED", 4_000, false), check("LATER", 7_000, true)),
                List.of(new Appointment("A", Tracks.VEHICLE, "Z", at(600), at(1_500))));
    }

    private static Waybill waybill(
            String id, int from, int to, String hazardClass, @Nullable Integer escorts, List<String> route) {
        return new Waybill(
                id,
                Tracks.VEHICLE,
                null,
                CargoState.LOADED,
                null,
                null,
                null,
                at(from),
                at(to),
                hazardClass,
                escorts,
                route);
    }

    private static LoadCheck check(String id, int second, boolean passed) {
        return new LoadCheck(id, Tracks.VEHICLE, "Z", at(second), passed);
    }

    private static Instant at(int second) {
        return Tracks.START.plusSeconds(second);
    }

    private static Rule.Terms terms(String id, String when) {
        Rule.Terms always = Tracks.terms(id);
        return new Rule.Terms(
                id, Schedule.parse(when), true, always.exemptCargo(), false, "major", "police", null, false);
    }
}
