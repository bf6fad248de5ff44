package org.hazmat.geocore.zone;

import java.util.Arrays;

/** The answers for several places that were looked up at once; made once and used again and again, by one thread. */
public final class Batch {
    /** So many places at once keep the memory busy; more would push each other out of the nearest cache. */
    public static final int PLACES = 32;

    private static final int USUAL_HITS = 8;

    private final Block[] blocks = new Block[PLACES];
    private final int[] words = new int[PLACES];
    private final int[] ends = new int[PLACES];
    private int[] hits = new int[PLACES * USUAL_HITS];
    private int[] found = new int[USUAL_HITS];

    /** Read, so that nobody leaves out to load it. */
    private int touched;

    /** Index of the first hit of a place, for {@link #hit}. */
    public int from(int place) {
        return place == 0 ? 0 : ends[place - 1];
    }

    /** Index after the last hit of a place. */
    public int to(int place) {
        return ends[place];
    }

    /** A zone's ordinal; ascending for each place. */
    public int hit(int i) {
        return hits[i];
    }

    void aim(int place, Block block, int word) {
        blocks[place] = block;
        words[place] = word;
    }

    void touchRuns(int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += blocks[i].touch(words[i]);
        }
        touched = sum;
    }

    Block block(int place) {
        return blocks[place];
    }

    int word(int place) {
        return words[place];
    }

    int[] room() {
        return found;
    }

    int[] moreRoom() {
        found = new int[2 * found.length];
        return found;
    }

    /** Takes over what stands in the room. */
    void put(int place, int count) {
        int from = from(place);
        if (from + count > hits.length) {
            hits = Arrays.copyOf(hits, Math.max(2 * hits.length, from + count));
        }
        System.arraycopy(found, 0, hits, from, count);
        ends[place] = from + count;
    }

    int touched() {
        return touched;
    }
}
