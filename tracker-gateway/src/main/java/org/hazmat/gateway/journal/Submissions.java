package org.hazmat.gateway.journal;

import org.rocksdb.RocksDBException;

/** What other threads hand in for the journal's next turn; they are told when it is durable. */
interface Submissions {
    boolean hasEdits();

    /** Adds what waits to the batch; it counts, and whoever waits hears of it, when the turn is durable. */
    void take(Turn turn) throws RocksDBException;

    /** The journal writes no more: whoever waits is told. */
    void fail(Throwable cause);
}
