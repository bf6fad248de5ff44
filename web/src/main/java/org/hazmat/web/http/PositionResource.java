package org.hazmat.web.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.hazmat.geocore.model.Register;
import org.hazmat.web.feed.Bbox;
import org.hazmat.web.feed.MapFeature;
import org.hazmat.web.read.LiveMap;
import org.jspecify.annotations.Nullable;

/** Where vehicles are now. */
final class PositionResource {
    private final LiveMap map;
    private final Supplier<Register> register;
    private final InstantSource clock;

    PositionResource(LiveMap map, Supplier<Register> register, InstantSource clock) {
        this.map = map;
        this.register = register;
        this.clock = clock;
    }

    Answer list(Request request) {
        Bbox box = bbox(request.find("bbox"));
        String state = request.find("state");
        Register known = register.get();
        Instant now = clock.instant();
        ObjectNode body = Answer.object();
        body.put("type", "FeatureCollection");
        ArrayNode features = body.putArray("features");
        for (LiveMap.Seen seen : map.newest()) {
            if (box.contains(seen.fix().position())
                    && (state == null
                            || state.equals(MapFeature.state(seen, now).word()))
                    && request.who().sees(seen.vehicle(), known)) {
                features.add(MapFeature.of(seen, known, now));
            }
        }
        return Answer.ok(body);
    }

    private static Bbox bbox(@Nullable String text) {
        try {
            return text == null ? Bbox.WORLD : Bbox.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("bbox", String.valueOf(e.getMessage()));
        }
    }
}
