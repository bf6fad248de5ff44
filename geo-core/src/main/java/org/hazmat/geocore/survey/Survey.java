package org.hazmat.geocore.survey;

import java.util.List;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.json.Validity;
import org.hazmat.geocore.zone.Zone;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about zones: those that are sound, in WGS-84, and why the other features are not.
 *
 * @param format for people
 * @param crs the coordinate system that the file's coordinates were taken to be in
 */
public record Survey(String format, String crs, List<Found> zones, List<Fault> faults) {
    /** A zone, and the fix times that it is meant for. */
    public record Found(int feature, Zone zone, Validity validity) {}

    /**
     * A feature that cannot become a zone.
     *
     * @param feature its number in the file, from 1
     * @param id what it would be called, or null where not even that is known
     * @param reason a sentence for people
     */
    public record Fault(int feature, @Nullable String id, String reason) {}

    /**
     * Reads a file; a zip may hold a Shapefile's parts. Blocks, the first time for seconds. Throws {@link Invalid} when the file as a whole
     * cannot be read; the faults of single features are in the result.
     */
    public static Survey of(SurveyFile file, SurveyOptions options) {
        if (file.content().length > Limits.MAX_FILE_BYTES) {
            throw new Invalid("", "an import has at most 8 MiB; here are " + file.content().length + " bytes");
        }
        Layer layer = Formats.read(file, options.layer());
        return new Draughtsman(file.stem(), options).draw(layer);
    }
}
