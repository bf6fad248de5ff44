package org.hazmat.gateway.journal;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** The parts of the feed that prove what it said of one violation. */
public interface FeedProof {
    /**
     * Every event about the violation, each followed by all events up to the checkpoint that covers it, in the feed's order. Empty when
     * the feed does not keep them any more.
     */
    List<Proven> about(String violationId);

    /** Completes when a checkpoint covers every event that is in the feed now. */
    CompletionStage<Void> checkpoint();

    /**
     * An event with its place in the chain.
     *
     * @param json in canonical form
     */
    record Proven(long sequence, byte[] before, String json, byte[] chain) {}
}
