package org.hazmat.geocore.engine;

/** Where the outcomes of lanes become durable (design.md 3). */
public interface Ledger {
    /**
     * Hands an outcome over; never blocks. Outcomes of one vehicle become durable in the order in which they were handed over. What
     * is in flight is bounded by what is admitted to the lanes, not here.
     */
    void commit(Outcome outcome);
}
