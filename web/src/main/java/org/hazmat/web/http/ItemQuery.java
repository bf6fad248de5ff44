package org.hazmat.web.http;

import java.time.Instant;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Footprint;
import org.hazmat.geocore.zone.Zone;
import org.jspecify.annotations.Nullable;

/**
 * Which features are asked for (OGC 17-069r4, 7.15): those that meet the box and whose validity meets the time.
 *
 * @param from null: open
 * @param to null: open
 */
record ItemQuery(
        @Nullable String bbox,
        @Nullable String datetime,
        Footprint.@Nullable Box box,
        @Nullable Instant from,
        @Nullable Instant to) {
    private static final String OPEN = "..";

    /** Throws {@link Problem} 400. */
    static ItemQuery of(Request request) {
        String bbox = request.find("bbox");
        String datetime = request.find("datetime");
        if (datetime == null) {
            return new ItemQuery(bbox, null, box(bbox), null, null);
        }
        String[] ends = datetime.split("/", -1);
        if (ends.length > 2) {
            throw Problem.badRequest("datetime", "a time or an interval, start/end, belongs here");
        }
        return new ItemQuery(bbox, datetime, box(bbox), end(ends[0]), end(ends[ends.length - 1]));
    }

    boolean matches(Version<Zone> version) {
        Footprint.Box asked = box;
        Instant validTo = version.validTo();
        return (asked == null
                        || Footprint.box(OgcResource.zone(version).shape()).meets(asked))
                && (to == null || !version.validFrom().isAfter(to))
                && (from == null || validTo == null || validTo.isAfter(from));
    }

    /** To ask for a page of the same. */
    String parameters(int limit, int offset) {
        return "?limit=" + limit + "&offset=" + offset + parameter("bbox", bbox) + parameter("datetime", datetime);
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + Links.segment(value);
    }

    private static @Nullable Instant end(String text) {
        return text.isEmpty() || text.equals(OPEN) ? null : Request.instant("datetime", text);
    }

    /** Four numbers, or six with heights, which zones have not. */
    private static Footprint.@Nullable Box box(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split(",", -1);
        try {
            int half = parts.length / 2;
            if (parts.length == 4 || parts.length == 6) {
                return new Footprint.Box(
                        Double.parseDouble(parts[0]),
                        Double.parseDouble(parts[1]),
                        Double.parseDouble(parts[half]),
                        Double.parseDouble(parts[half + 1]));
            }
        } catch (NumberFormatException e) {
            throw badBox();
        }
        throw badBox();
    }

    private static Problem badBox() {
        return Problem.badRequest("bbox", "four or six numbers belong here: west,south,east,north");
    }
}
