package org.hazmat.web.read;

import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.evidence.TrustedKey;

/** What convinces a third party of a violation (证据). */
public interface Evidence {
    /**
     * The evidence file of a violation, sealed; empty when there is no such violation. May take a while: it waits until a checkpoint
     * covers what the feed said of it.
     *
     * @param exportedBy name of the user who asked
     */
    Optional<String> export(String violationId, String exportedBy);

    /** The keys that seal evidence and sign the feed, newest first. */
    List<TrustedKey> keys();
}
