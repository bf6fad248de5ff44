package org.hazmat.web.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.model.Cargo;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.web.read.LiveMap;

/** The newest fix of a vehicle as a GeoJSON feature. */
public final class MapFeature {
    /** A vehicle of which nothing was received for that long is offline. */
    static final Duration OFFLINE_AFTER = Duration.ofMinutes(5);

    private static final double STILL_KMH = 5;

    private MapFeature() {}

    /** How a vehicle is drawn; the first that applies, from the bottom up. */
    public enum State {
        MOVING,
        STOPPED,
        VIOLATING,
        OFFLINE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static State state(LiveMap.Seen seen, Instant now) {
        if (!seen.receivedAt().plus(OFFLINE_AFTER).isAfter(now)) {
            return State.OFFLINE;
        }
        if (seen.openViolations() > 0) {
            return State.VIOLATING;
        }
        return seen.fix().speedKmh() > STILL_KMH ? State.MOVING : State.STOPPED;
    }

    public static ObjectNode of(LiveMap.Seen seen, Register register, Instant now) {
        ObjectNode feature = JsonNodeFactory.instance.objectNode();
        feature.put("type", "Feature");
        feature.put("id", seen.vehicle().toString());
        feature.putObject("geometry")
                .put("type", "Point")
                .putArray("coordinates")
                .add(seen.fix().position().lon())
                .add(seen.fix().position().lat());
        ObjectNode properties = feature.putObject("properties");
        describe(properties, seen, register);
        properties.put("time", JsonText.time(seen.fix().time()));
        properties.put("receivedAt", JsonText.time(seen.receivedAt()));
        properties.put("speedKmh", seen.fix().speedKmh());
        properties.put("direction", seen.fix().direction());
        properties.put("state", state(seen, now).word());
        properties.put("openViolations", seen.openViolations());
        return feature;
    }

    private static void describe(ObjectNode properties, LiveMap.Seen seen, Register register) {
        Optional<Vehicle> vehicle = register.find(seen.vehicle());
        Cargo cargo = register.cargoAt(seen.vehicle(), seen.fix().time());
        properties.put("plate", seen.vehicle().plate());
        properties.put("plateColor", seen.vehicle().plateColor());
        properties.put("operator", vehicle.map(Vehicle::operator).orElse(null));
        properties.put("cargoState", cargo.state().word());
        properties.put("unNumber", cargo.unNumber());
        properties.put("phoneNumber", vehicle.map(Vehicle::phoneNumber).orElse(null));
    }
}
