package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.WriteBatch;

/** A walk finds what the JDK's sorted map finds, wherever one looks after wherever one looked before. */
class WalkTest {
    private static final int PAIRS = 500;
    private static final int LOOKS = 20_000;

    @TempDir
    Path folder;

    private final Random random = new Random(11);
    private final TreeMap<Long, Byte> pairs = new TreeMap<>();

    /**
     * Near steps, far ones, steps back, and the same place again. Seen to fail when a walk does not search again for what lies before
     * it, and when it takes what comes after its last step for found.
     */
    @Test
    void findsWhatASortedMapFinds() throws Exception {
        try (Rocks rocks = Rocks.open(folder)) {
            fill(rocks);
            long end = pairs.lastKey() + 20;
            long at = 0;
            try (Rocks.Walk walk = rocks.walk(Column.FRAMES)) {
                for (int i = 0; i < LOOKS; i++) {
                    at = switch (random.nextInt(8)) {
                        case 0 -> random.nextLong(end);
                        case 1 -> Math.max(0, at - random.nextLong(30));
                        default -> Math.min(end, at + random.nextLong(30));
                    };
                    assertThat(found(walk, at)).as("look %d, at %d", i, at).isEqualTo(expected(at));
                }
            }
        }
    }

    private void fill(Rocks rocks) throws Exception {
        try (WriteBatch batch = new WriteBatch()) {
            long key = 10;
            for (int i = 0; i < PAIRS; i++) {
                key += 1 + (random.nextInt(4) == 0 ? random.nextInt(40) : 0);
                pairs.put(key, (byte) i);
                batch.put(rocks.family(Column.FRAMES), Column.key(key), new byte[] {(byte) i});
            }
            rocks.write(batch);
        }
    }

    private static Optional<Map.Entry<Long, Byte>> found(Rocks.Walk walk, long at) throws Exception {
        return walk.floor(Column.key(at)).map(pair -> Map.entry(Column.number(pair.getKey()), pair.getValue()[0]));
    }

    private Optional<Map.Entry<Long, Byte>> expected(long at) {
        return Optional.ofNullable(pairs.floorEntry(at)).map(pair -> Map.entry(pair.getKey(), pair.getValue()));
    }
}
