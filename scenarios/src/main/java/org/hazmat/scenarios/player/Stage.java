package org.hazmat.scenarios.player;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** Where scenarios are played: in this process, or on a running server. */
public interface Stage {
    Played play(Scenario scenario) throws IOException, InterruptedException;

    /**
     * What came of it, in the JSON forms of contract.md.
     *
     * @param duplicates reports that were not judged because another of their fix time was
     * @param rejected reports that were kept and never judged
     */
    record Played(List<JsonNode> violations, List<JsonNode> observations, int duplicates, int rejected) {}
}
