package org.hazmat.gateway.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.hazmat.gateway.journal.Witness;
import org.hazmat.gateway.store.AuditTable;
import org.hazmat.geocore.evidence.AcceptedLog;
import org.hazmat.geocore.evidence.Checkpoint;
import org.hazmat.geocore.evidence.SigningKey;
import org.hazmat.web.read.Audit.Act;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs the audit log's end (检查点), unless the log is another than the one that was signed before. */
public final class Notary {
    private static final Logger LOG = LoggerFactory.getLogger(Notary.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int AFTER = 1_000;
    private static final String AUTHOR = "system";

    private final AuditTable table;
    private final Witness witness;
    private final SigningKey key;
    private final InstantSource clock;
    private final Acceptance acceptance;
    private Instant last = Instant.MIN;
    private long signed;
    private volatile boolean broken;

    /** @param acceptance whether another log than the one that was signed is to be gone on with */
    public Notary(AuditTable table, Witness witness, SigningKey key, InstantSource clock, Acceptance acceptance) {
        this.table = table;
        this.witness = witness;
        this.key = key;
        this.clock = clock;
        this.acceptance = acceptance;
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
        if (acceptance.isGiven()) {
            accept();
        }
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

    /** The entry that says so comes before the signature that it allows. Cut short in between, it has to be accepted once more. */
    private void accept() {
        acceptance.deleteFile();
        Optional<Checkpoint> shown = witness.newest();
        if (shown.isPresent() && !agrees(shown)) {
            long kept = table.head().sequence();
            Instant now = clock.instant();
            String detail = AcceptedLog.detail(kept, shown.get());
            table.add(new Act(now, AUTHOR, AcceptedLog.ACTION, AcceptedLog.SUBJECT, "", detail));
            witness.show(signature(table.head(), now)).toCompletableFuture().join();
            LOG.warn(
                    "the audit log is gone on with as it was put back, up to entry {}; entry {}, which the feed has shown, is"
                            + " not in it, and the log says so itself",
                    kept,
                    shown.get().sequence());
        } else {
            LOG.info("the audit log is the one that the feed has shown: there is nothing to accept");
        }
        acceptance.settle();
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
