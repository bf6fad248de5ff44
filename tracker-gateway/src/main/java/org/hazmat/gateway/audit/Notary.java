package org.hazmat.gateway.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.hazmat.gateway.journal.Witness;
import org.hazmat.gateway.store.AuditTable;
import org.hazmat.geocore.evidence.Checkpoint;
import org.hazmat.geocore.evidence.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs the audit log's end (检查点), unless the log is another than the one that was signed before. */
public final class Notary {
    private static final Logger LOG = LoggerFactory.getLogger(Notary.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int AFTER = 1_000;

    private final AuditTable table;
    private final Witness witness;
    private final SigningKey key;
    private final InstantSource clock;
    private Instant last = Instant.MIN;
    private long signed;
    private volatile boolean broken;

    public Notary(AuditTable table, Witness witness, SigningKey key, InstantSource clock) {
        this.table = table;
        this.witness = witness;
        this.key = key;
        this.clock = clock;
    }

    /** Whether the log was found to be another than the one that was signed. */
    boolean isBroken() {
        return broken;
    }

    SigningKey key() {
        return key;
    }

    /** What was shown outside the table last. */
    Optional<Checkpoint> shown() {
        return witness.newest();
    }

    /**
     * Shows the newest entry to the witness, and signs it beside the log when that is due.
     *
     * @param now whether it is due in any case
     */
    synchronized void look(boolean now) {
        AuditTable.Entry head = table.head();
        Optional<Checkpoint> before = witness.newest();
        if (!agrees(before)) {
            refuse(head);
            return;
        }
        broken = false;
        Instant time = clock.instant();
        if (before.map(Checkpoint::sequence).orElse(0L) < head.sequence()) {
            witness.show(signature(head, time)).toCompletableFuture().join();
        }
        boolean due = now || !time.isBefore(last.plus(EVERY)) || head.sequence() >= signed + AFTER;
        if (due && head.sequence() > 0) {
            last = time;
            if (table.signatures(head.sequence(), head.sequence()).isEmpty()) {
                table.sign(new AuditTable.Signed(
                        head.sequence(), signature(head, time).write().toString()));
            }
            signed = head.sequence();
        }
    }

    private Checkpoint signature(AuditTable.Entry head, Instant time) {
        byte[] chain = HexFormat.of().parseHex(head.chain());
        return Checkpoint.sign(Checkpoint.Log.AUDIT, head.sequence(), chain, time, key);
    }

    private boolean agrees(Optional<Checkpoint> shown) {
        return shown.isEmpty()
                || table.find(shown.get().sequence())
                        .filter(entry -> entry.chain()
                                .equals(HexFormat.of().formatHex(shown.get().chain())))
                        .isPresent();
    }

    private void refuse(AuditTable.Entry head) {
        if (!broken) {
            broken = true;
            LOG.error(
                    "security: the audit log was changed in the store: it ends with entry {}, and entry {} is not the one that"
                            + " the feed has shown; nothing more of it is signed",
                    head.sequence(),
                    witness.newest().map(Checkpoint::sequence).orElse(0L));
        }
    }
}
