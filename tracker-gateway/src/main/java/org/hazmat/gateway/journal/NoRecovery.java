package org.hazmat.gateway.journal;

import org.rocksdb.AbstractEventListener;
import org.rocksdb.BackgroundErrorReason;
import org.rocksdb.Status;

/**
 * Keeps RocksDB from recovering by itself from a full disk. It would write tables of one column after the other that are beyond the log
 * whose last record is torn; a process that ends in between leaves a folder in which some columns are beyond the tear and others need
 * that log, and which is refused. Without it the next write fails, and the process ends as after any error of the disk.
 */
final class NoRecovery extends AbstractEventListener {
    NoRecovery() {
        super(EnabledEventCallback.ON_ERROR_RECOVERY_BEGIN);
    }

    @Override
    public boolean onErrorRecoveryBegin(BackgroundErrorReason reason, Status error) {
        return false;
    }
}
