package org.hazmat.gateway.journal;

import java.time.Instant;
import org.hazmat.geocore.violation.Violation;

/** How the JSON of a feed event is made. */
public interface EventForm {
    String json(long sequence, String type, Violation violation, Instant decidedAt);
}
