package org.hazmat.gateway.audit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hazmat.gateway.journal.WaitingActs;
import org.hazmat.gateway.store.AuditTable;
import org.hazmat.web.read.Audit;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Unavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the audit log. What is no edit is durable in the journal before anybody is answered, and is carried into the store's chain by a
 * thread of its own; edits get there with themselves.
 */
public final class AuditOffice implements Audit, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditOffice.class);
    private static final Duration LOOKING = Duration.ofSeconds(2);
    private static final int BATCH = 1_000;

    private final AuditTable table;
    private final WaitingActs waiting;
    private final String journal;
    private final Notary notary;
    private final InstantSource clock;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("audit").daemon().unstarted(this::run);
    private volatile boolean stopped;
    private @Nullable String lastFailure;

    private AuditOffice(AuditTable table, WaitingActs waiting, String journal, Notary notary, InstantSource clock) {
        this.table = table;
        this.waiting = waiting;
        this.journal = journal;
        this.notary = notary;
        this.clock = clock;
    }

    /**
     * Takes up what waits, and signs the end each minute, from now on.
     *
     * @param journal tells the acts that wait in it from those of others
     */
    public static AuditOffice start(
            AuditTable table, WaitingActs waiting, String journal, Notary notary, InstantSource clock) {
        AuditOffice office = new AuditOffice(table, waiting, journal, notary, clock);
        office.thread.start();
        return office;
    }

    @Override
    public void record(Act act) {
        waiting.add(act).toCompletableFuture().join();
        signal.release();
    }

    @Override
    public Page<Act> list(Page.Ask ask) {
        carry();
        return table.list(ask);
    }

    @Override
    public String export(Span span, String exportedBy) {
        carry();
        notary.look(true);
        return new AuditExport(table, notary).file(span, exportedBy, clock.instant());
    }

    /** 1 when the log is not the one that was signed and shown before: then nothing more of it is signed. */
    public int broken() {
        return notary.isBroken() ? 1 : 0;
    }

    private synchronized void carry() {
        for (List<AuditTable.Numbered> acts = oldest(); !acts.isEmpty(); acts = oldest()) {
            table.carry(journal, acts);
            waiting.taken(acts.getLast().number());
        }
    }

    private List<AuditTable.Numbered> oldest() {
        return waiting.oldest(BATCH).stream()
                .map(act -> new AuditTable.Numbered(act.getKey(), act.getValue()))
                .toList();
    }

    private void run() {
        while (!stopped) {
            try {
                carry();
                notary.look(false);
                lastFailure = null;
            } catch (RuntimeException e) {
                failed(e);
            }
            rest();
        }
    }

    private void rest() {
        try {
            if (signal.tryAcquire(LOOKING.toMillis(), TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    /** Each reason is told once; what waits stays in the journal. */
    private void failed(RuntimeException e) {
        String reason = String.valueOf(e.getMessage());
        if (!stopped && !reason.equals(lastFailure)) {
            lastFailure = reason;
            if (e instanceof Unavailable) {
                LOG.warn("the audit log's newest entries wait in the journal: {}", reason);
            } else {
                LOG.error("the audit log's newest entries wait in the journal", e);
            }
        }
    }

    /** What has not been carried stays in the journal. */
    @Override
    public void close() {
        stopped = true;
        signal.release();
        try {
            thread.join(LOOKING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
