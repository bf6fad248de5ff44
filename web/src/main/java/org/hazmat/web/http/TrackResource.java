package org.hazmat.web.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Supplier;
import org.hazmat.geocore.json.FixJson;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Tracks;

/** Where vehicles were, and how good their reports are. */
final class TrackResource {
    private final Tracks tracks;
    private final Supplier<Register> register;

    TrackResource(Tracks tracks, Supplier<Register> register) {
        this.tracks = tracks;
        this.register = register;
    }

    Answer track(Request request) {
        VehicleId vehicle = visible(request, request.vehicle());
        return Answer.page(
                tracks.track(vehicle, request.time("from"), request.time("to"), request.flag("all"), request.page()),
                point -> FixJson.write(point.fix(), point.receivedAt(), point.quality()));
    }

    Answer quality(Request request) {
        VehicleId vehicle = visible(request, Request.vehicle("plate", String.valueOf(request.find("plate"))));
        Tracks.QualityCount count = tracks.quality(vehicle, request.time("from"), request.time("to"));
        ObjectNode body = Answer.object();
        for (Quality quality : Quality.values()) {
            body.put(camel(quality.word()), of(count.fixes(), quality));
        }
        body.put(
                "rejected",
                of(count.fixes(), Quality.NO_FIX)
                        + of(count.fixes(), Quality.IMPLAUSIBLE_TIME)
                        + of(count.fixes(), Quality.DRIFT));
        body.put("duplicates", of(count.fixes(), Quality.DUPLICATE) + count.resends());
        return Answer.ok(body);
    }

    private VehicleId visible(Request request, VehicleId vehicle) {
        if (!request.who().sees(vehicle, register.get())) {
            throw Problem.notFound("vehicle", vehicle.toString());
        }
        return vehicle;
    }

    private static long of(Map<Quality, Long> counts, Quality quality) {
        return counts.getOrDefault(quality, 0L);
    }

    /** {@code no-fix} becomes {@code noFix}. */
    private static String camel(String word) {
        StringBuilder camel = new StringBuilder();
        for (String part : word.split("-", -1)) {
            camel.append(camel.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }
}
