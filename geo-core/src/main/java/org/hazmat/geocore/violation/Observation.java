package org.hazmat.geocore.violation;

import java.time.Instant;
import org.hazmat.geocore.model.VehicleId;

/** Something worth knowing that is no violation (观察记录, rules.md 4, 7 and 11). */
public sealed interface Observation {
    VehicleId vehicle();

    /** Fix time by which it is listed. */
    Instant start();

    /** The word in JSON. */
    String type();

    /** A single breaching fix that stayed alone. */
    record Touch(VehicleId vehicle, String rule, String zone, Instant at) implements Observation {
        @Override
        public Instant start() {
            return at;
        }

        @Override
        public String type() {
            return "touch";
        }
    }

    /** The straight line between two fixes outside cut the zone. */
    record InferredCrossing(VehicleId vehicle, String rule, String zone, Instant start, Instant end)
            implements Observation {
        @Override
        public String type() {
            return "inferred-crossing";
        }
    }

    /** It looks as if the vehicle were about to be where it must not (rules.md 26). */
    record PreAlert(VehicleId vehicle, String rule, String zone, Instant at) implements Observation {
        @Override
        public Instant start() {
            return at;
        }

        @Override
        public String type() {
            return "pre-alert";
        }
    }

    /** Nothing was heard for a while, and the vehicle came back elsewhere. */
    record OfflineDisplacement(VehicleId vehicle, Instant start, Instant end, long metres) implements Observation {
        @Override
        public String type() {
            return "offline-displacement";
        }
    }
}
