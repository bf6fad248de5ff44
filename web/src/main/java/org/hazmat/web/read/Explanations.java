package org.hazmat.web.read;

import java.util.Optional;
import org.hazmat.geocore.explain.Explanation;
import org.hazmat.geocore.violation.Violation;

/** Why a violation is one (违规说明). */
public interface Explanations {
    /** Computed when asked for, which may take a while; empty when the version of the rule that judged is not known. */
    Optional<Explanation> explain(Violation violation);
}
