package org.hazmat.scenarios.bench;

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
import org.hazmat.geocore.model.VehicleId;
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
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Speed;
import org.hazmat.geocore.rule.TerminalAlarm;
import org.hazmat.geocore.rule.UnfitRunning;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.rule.WaybillWithoutTrack;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Schedule;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;

/** Rules of every kind that looks at one vehicle, about the zone that a {@link RandomDrive} drives about, and papers that begin and end on its way. */
final class LawOfEveryKind {
    static final VehicleId VEHICLE = VehicleId.parse("津A12345");

    private static final Position CENTRE = new Position(117_650_000, 39_020_000);
    private static final double RADIUS_METRES = 1_112;
    private static final int REST_SECONDS = 120;

    private LawOfEveryKind() {}

    static Tracker tracker() {
        Zone zone = new Zone(
                "Z", "Z", ZoneKind.RESTRICTED_AREA, new Shape.Circle(CENTRE, RADIUS_METRES), null, null, false);
        Rulebook rulebook = Rulebook.of(
                List.of(new Version<>("Z", 1, zone, Instant.EPOCH, null, "bench", Instant.EPOCH)),
                rules().stream().map(LawOfEveryKind::version).toList(),
                List.of(),
                Holidays.NONE);
        return new Tracker(Tolerances.DEFAULT, rulebook, register());
    }

    static List<Rule> rules() {
        List<String> zones = List.of("Z");
        return List.of(
                new NoEntry(terms("BAN"), zones),
                new NoEntry(terms("HOURS", Schedule.parse("09:10-09:20")), zones),
                new Dwell(terms("STAY"), zones, 120),
                new ParkOutside(terms("LOT"), zones, 300),
                new Speed(terms("FAST"), List.of(), List.of(), 20, 30),
                new Fatigue(terms("TIRED"), 300, REST_SECONDS),
                new Route(terms("ASTRAY"), zones, false),
                new UnfitRunning(terms("TANK"), Set.of(Paper.TANK_INSPECTION), REST_SECONDS),
                new UnfitRunning(terms("PAPER"), Set.of(Paper.TRANSPORT_LICENCE), REST_SECONDS),
                new NoWaybill(terms("BARE"), zones, REST_SECONDS),
                new WaybillWithoutTrack(terms("UNUSED")),
                new LoadCheckMissing(terms("UNCHECKED"), zones, 1_200),
                new ParkEntry(terms("PARK"), zones),
                new Escort(terms("ALONE"), REST_SECONDS),
                new CargoLicence(terms("BEYOND"), REST_SECONDS),
                new TerminalAlarm(terms("ALARM"), List.of(0, 8)),
                new GoneSilent(terms("SILENT"), zones, 200, 5));
    }

    /** The licence ends at midnight and covers gases alone; the tank's inspection has been over for long. */
    private static Register register() {
        Vehicle.Licence licence = new Vehicle.Licence("L", LocalDate.of(2026, 3, 10), List.of("2"));
        Vehicle vehicle = new Vehicle(
                VEHICLE,
                "13912345678",
                null,
                "tanker",
                "1203",
                CargoState.LOADED,
                licence,
                LocalDate.of(2026, 3, 9),
                true);
        return Register.of(
                List.of(vehicle),
                List.of(
                        waybill("ALONE", 300, 2_000, "3", 0),
                        waybill("GAS", 1_500, 5_000, "2.1", 1),
                        waybill("BRIEF", 6_000, 6_200, "2.1", 1),
                        waybill("LAST", 6_100, 20_000, "3", 0)),
                List.of(
                        new LoadCheck("C1", VEHICLE, "Z", at(900), true),
                        new LoadCheck("C2", VEHICLE, "Z", at(4_000), false)),
                List.of(new Appointment("A", VEHICLE, "Z", at(600), at(1_500))));
    }

    private static Waybill waybill(String id, int from, int to, String hazardClass, int escorts) {
        return new Waybill(
                id,
                VEHICLE,
                null,
                CargoState.LOADED,
                null,
                null,
                null,
                at(from),
                at(to),
                hazardClass,
                escorts,
                List.of());
    }

    private static Instant at(int second) {
        return RandomDrive.START.plusSeconds(second);
    }

    private static Rule.Terms terms(String id) {
        return terms(id, Schedule.ALWAYS);
    }

    private static Rule.Terms terms(String id, Schedule when) {
        return new Rule.Terms(id, when, true, Set.of(), false, null, null, null, false);
    }

    private static Version<Rule> version(Rule rule) {
        return new Version<>(rule.terms().id(), 1, rule, Instant.EPOCH, null, "bench", Instant.EPOCH);
    }
}
