package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;

/** A fix in a track (contract.md 3). */
public final class FixJson {
    private FixJson() {}

    public static ObjectNode write(Fix fix, Instant receivedAt, Quality quality) {
        ObjectNode node = JsonText.object();
        node.put("time", JsonText.time(fix.time()));
        node.put("receivedAt", JsonText.time(receivedAt));
        node.put("lon", fix.position().lon());
        node.put("lat", fix.position().lat());
        node.put("altitudeMetres", fix.altitudeMetres());
        node.put("speedKmh", fix.speedKmh());
        node.put("direction", fix.direction());
        node.put("alarm", Integer.toUnsignedLong(fix.alarm()));
        node.put("status", Integer.toUnsignedLong(fix.status()));
        node.put("quality", quality.word());
        return node;
    }
}
