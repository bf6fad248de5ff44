package org.hazmat.geocore.zone;

import org.jspecify.annotations.Nullable;

/**
 * A named area with a legal meaning (电子围栏). Which version is in force at a time, the rulebook says.
 *
 * @param hcaClass 1 to 3 for {@link ZoneKind#PIPELINE_HCA} (GB 32167: Ⅲ is the gravest), otherwise null
 * @param capacity vehicles with dangerous goods that it may hold, or null
 * @param limitKmh posted speed limit (限速), or null
 * @param sample made up for demonstration
 * @param further what else its GeoJSON properties say, as the text of a JSON object; kept for those who wrote it
 */
public record Zone(
        String id,
        String name,
        ZoneKind kind,
        Shape shape,
        @Nullable Integer hcaClass,
        @Nullable Integer capacity,
        @Nullable Double limitKmh,
        boolean sample,
        String further) {
    private static final String NOTHING = "{}";

    public Zone(
            String id,
            String name,
            ZoneKind kind,
            Shape shape,
            @Nullable Integer hcaClass,
            @Nullable Integer capacity,
            boolean sample) {
        this(id, name, kind, shape, hcaClass, capacity, null, sample, NOTHING);
    }
}
