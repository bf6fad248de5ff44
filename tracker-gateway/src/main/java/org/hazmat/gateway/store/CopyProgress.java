package org.hazmat.gateway.store;

/** Is told how far a copy of a store is; what it throws ends the copying. */
public interface CopyProgress {
    /** Edits that are under way have to end first. */
    void awaitsEdits();

    /**
     * So much is copied.
     *
     * @param total octets, as far as is known; 0 when it is not
     */
    void copied(long octets, long total);
}
