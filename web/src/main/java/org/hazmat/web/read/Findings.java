package org.hazmat.web.read;

import java.time.Instant;
import java.util.Optional;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/** The stored violations and observations, newest start first. */
public interface Findings {
    Optional<Violation> findViolation(String id);

    Page<Past.Found> violations(Filter filter, Page.Ask ask);

    Page<Observation> observations(Filter filter, Page.Ask ask);

    /**
     * Null components filter nothing.
     *
     * @param kind of violations the kind of the rule, of observations their type
     * @param open true: open ones; false: closed ones (observations are neither)
     * @param superseded also violations that were superseded
     * @param from those that start at or after
     * @param to those that start before
     * @param operator those of the vehicles of one operator
     */
    record Filter(
            @Nullable VehicleId vehicle,
            @Nullable String rule,
            @Nullable String zone,
            @Nullable String kind,
            @Nullable Boolean open,
            boolean superseded,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String operator) {}
}
