package org.hazmat.gateway.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.LegalBasis;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.geocore.zone.Schedule;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;

/** Values that the contract tests share. */
final class Samples {
    static final VehicleId TANKER = VehicleId.parse("津A12345");
    static final VehicleId BLUE = VehicleId.parse("津A12345:1");
    static final VehicleId OTHER = VehicleId.parse("冀B67890");

    private Samples() {}

    static Vehicle vehicle(VehicleId id, String phoneNumber, String operator) {
        return new Vehicle(
                id,
                phoneNumber,
                operator,
                "tanker",
                "1203",
                CargoState.LOADED,
                new Vehicle.Licence("津交运管危字120100001号", LocalDate.parse("2027-06-30")),
                LocalDate.parse("2026-12-31"),
                true);
    }

    static Fix fix(Instant time) {
        return fix(time, new Digest(time.getEpochSecond(), 1));
    }

    static Fix fix(Instant time, Digest digest) {
        return new Fix(time, new Position(117_700_123, 39_000_456), 63.5, 359, -3, 0x80000001, 3, digest);
    }

    static Zone zone(String id, Shape shape) {
        return new Zone(id, "第三大街", ZoneKind.RESTRICTED_ROAD, shape, null, null, true);
    }

    static Shape corridor() {
        return new Shape.Corridor(List.of(Position.ofDegrees(117.70, 39.02), Position.ofDegrees(117.75, 39.03)), 25.5);
    }

    static Rule rule(String id) {
        Rule.Terms terms = new Rule.Terms(
                id,
                Schedule.ALWAYS,
                true,
                Set.of(CargoState.EMPTY_CLEANED),
                false,
                "major",
                "police",
                LegalBasis.of("条例 第49条"),
                true);
        return new NoEntry(terms, List.of("z-1"));
    }

    /** Of a violation. */
    static String id(int number) {
        return "%032x".formatted(number);
    }

    static Violation open(String id, VehicleId vehicle, Instant start) {
        return violation(id, vehicle, start, start.plusSeconds(30), null, 1);
    }

    static Violation closed(Violation open, Instant end, int revision) {
        return violation(open.id(), open.vehicle(), open.start(), end, end.plusSeconds(30), revision);
    }

    static Violation violation(
            String id, VehicleId vehicle, Instant start, Instant end, Instant closedAt, int revision) {
        return new Violation(
                id,
                vehicle,
                "r-1",
                "no-entry",
                "z-1",
                start,
                Position.ofDegrees(117.7, 39.0),
                start.plusSeconds(10),
                end,
                closedAt,
                closedAt == null ? null : CloseReason.EXIT,
                null,
                null,
                null,
                false,
                revision,
                List.of(),
                1,
                1,
                "0".repeat(64),
                "major",
                "police",
                "transport",
                "条例 第49条");
    }
}
