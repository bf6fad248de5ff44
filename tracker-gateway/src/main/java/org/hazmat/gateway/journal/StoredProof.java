package org.hazmat.gateway.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.hazmat.geocore.evidence.HashChain;

/** Runs of the feed, from an event about a violation to the checkpoint that covers it, in the journal or where it was archived. */
final class StoredProof implements FeedProof {
    private static final int READ = 200;

    private final FeedEvents journal;
    private final StoredFeed feed;
    private final FeedEvents archive;
    private final FeedWriter writer;

    StoredProof(FeedEvents journal, StoredFeed feed, FeedEvents archive, FeedWriter writer) {
        this.journal = journal;
        this.feed = feed;
        this.archive = archive;
        this.writer = writer;
    }

    @Override
    public CompletionStage<Void> checkpoint() {
        return writer.checkpoint();
    }

    @Override
    public List<Proven> about(String violationId) {
        TreeSet<Long> sequences = new TreeSet<>(archive.about(violationId));
        List<Long> own = journal.about(violationId);
        // What the archive has of numbers that are in the journal, a journal told that was not put back from an old
        // copy yet.
        sequences.tailSet(feed.oldest()).clear();
        sequences.addAll(own);
        List<Proven> proven = new ArrayList<>();
        for (long sequence : sequences) {
            if (proven.isEmpty() || proven.getLast().sequence() < sequence) {
                proven.addAll(run(sequence));
            }
        }
        return List.copyOf(proven);
    }

    /** Empty when the event before is gone, or no checkpoint covers it yet. */
    private List<Proven> run(long sequence) {
        List<FeedEvents.Chained> before = sequence == 1 ? List.of() : from(sequence - 1, 1);
        if (sequence > 1 && before.isEmpty()) {
            return List.of();
        }
        byte[] chain = before.isEmpty() ? HashChain.start() : before.getFirst().chain();
        List<Proven> run = new ArrayList<>();
        List<FeedEvents.Chained> page = from(sequence, READ);
        while (!page.isEmpty()) {
            for (FeedEvents.Chained event : page) {
                run.add(new Proven(event.sequence(), chain, event.json(), event.chain()));
                chain = event.chain();
                if (event.isCheckpoint()) {
                    return run;
                }
            }
            page = from(page.getLast().sequence() + 1, READ);
        }
        return List.of();
    }

    private List<FeedEvents.Chained> from(long sequence, int limit) {
        List<FeedEvents.Chained> kept = sequence < feed.oldest() ? List.of() : journal.from(sequence, limit);
        return kept.isEmpty() && sequence <= feed.newest() ? archive.from(sequence, limit) : kept;
    }
}
