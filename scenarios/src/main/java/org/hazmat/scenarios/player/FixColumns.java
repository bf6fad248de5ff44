package org.hazmat.scenarios.player;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.VehicleId;

/** Which column of a scenario's fixes is what; columns that a file has not take usual values. */
final class FixColumns {
    private static final ZoneOffset ON_THE_WIRE = ZoneOffset.ofHours(8);
    private static final int REPORT_BYTES = 28;

    private static final Digest NONE = new Digest(0, 0);

    /** Ignition on, position known. */
    private static final int USUAL_STATUS = 0b11;

    private final Map<String, Integer> columns = new HashMap<>();

    private final VehicleId usual;

    /** @param usual whose fixes they are where no column says */
    FixColumns(JsonNode names, VehicleId usual) {
        this.usual = usual;
        for (JsonNode name : names) {
            columns.put(name.asText(), columns.size());
        }
    }

    List<Scenario.Arrival> arrivals(JsonNode rows) {
        List<Scenario.Arrival> arrivals = new ArrayList<>();
        for (JsonNode row : rows) {
            String pointer = "/fixes/" + arrivals.size();
            if (row.size() != columns.size()) {
                throw new Invalid(pointer, "a fix has " + columns.size() + " columns, not " + row.size());
            }
            Instant time = ScenarioFile.time(cell(row, "time"), pointer);
            boolean late = columns.containsKey("receivedAt");
            Instant receivedAt = late ? ScenarioFile.time(cell(row, "receivedAt"), pointer) : time;
            VehicleId vehicle = columns.containsKey("plate")
                    ? VehicleId.parse(cell(row, "plate").asText())
                    : usual;
            arrivals.add(new Scenario.Arrival(vehicle, fix(row, time), receivedAt));
        }
        return List.copyOf(arrivals);
    }

    private Fix fix(JsonNode row, Instant time) {
        Position position = new Position(
                cell(row, "lonMicrodegrees").asInt(),
                cell(row, "latMicrodegrees").asInt());
        double speedKmh = cell(row, "speedKmh").asDouble();
        int altitude = cell(row, "altitudeMetres").asInt();
        int status = cell(row, "status").asInt(USUAL_STATUS);
        int direction = cell(row, "direction").asInt(0);
        int alarm = cell(row, "alarm").asInt(0);
        Fix silent = new Fix(time, position, speedKmh, direction, altitude, alarm, status, NONE);
        return new Fix(time, position, speedKmh, direction, altitude, alarm, status, Digest.of(report(silent)));
    }

    private JsonNode cell(JsonNode row, String name) {
        Integer column = columns.get(name);
        return row.path(column == null ? row.size() : column);
    }

    /** The location report that says this (JT/T 808-2019 table 23), for its digest. */
    private static ByteBuffer report(Fix fix) {
        LocalDateTime local = LocalDateTime.ofInstant(fix.time(), ON_THE_WIRE);
        return ByteBuffer.allocate(REPORT_BYTES)
                .putInt(fix.alarm())
                .putInt(fix.status())
                .putInt(Math.abs(fix.position().latMicrodegrees()))
                .putInt(Math.abs(fix.position().lonMicrodegrees()))
                .putShort((short) fix.altitudeMetres())
                .putShort((short) Math.round(fix.speedKmh() * 10))
                .putShort((short) fix.direction())
                .put(bcd(local.getYear() % 100))
                .put(bcd(local.getMonthValue()))
                .put(bcd(local.getDayOfMonth()))
                .put(bcd(local.getHour()))
                .put(bcd(local.getMinute()))
                .put(bcd(local.getSecond()))
                .flip();
    }

    private static byte bcd(int number) {
        return (byte) (((number / 10) << 4) + number % 10);
    }
}
