package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.hazmat.scenarios.bench.server.Failpoint;
import org.hazmat.scenarios.bench.server.Ordeal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short forms of {@code ./tracker bench crash}, {@code power} and {@code writes}. */
class OrdealTest {
    private static final Duration SHORTEST = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofMillis(1500);

    @TempDir
    Path folder;

    /**
     * Each point is reached, or nothing would be shown. Seen to fail when reports are acknowledged before they are written. That the feed's
     * archive is looked at was seen, killed where events are forgotten, with a server that forgets them first and archives them then.
     */
    @Test
    void killedAtRandomAtWritesAndAtNamedPoints() throws Exception {
        Ordeal ordeal = ordeal(5_000);
        ordeal.kill();
        ordeal.killAt(151);
        assertThat(ordeal.killAt(Failpoint.BEFORE_WRITE, 40)).isTrue();
        assertThat(ordeal.killAt(Failpoint.STORE_COMMITTED, 2)).isTrue();
        assertThat(ordeal.killAt(Failpoint.FORGOTTEN, 40)).isTrue();
        assertThat(ordeal.killAt(Failpoint.FORGETTING_EVENTS, 1)).isTrue();
        Ordeal.Verdict verdict = ordeal.check();
        assertThat(verdict.isClean()).as(verdict.toString()).isTrue();
        assertThat(verdict.acknowledged()).isGreaterThan(500);
        assertThat(verdict.events()).isPositive();
    }

    @Test
    void withoutPowerAllThatWasNotSyncedIsGone() throws Exception {
        Ordeal ordeal = ordeal(5_000);
        for (int round = 0; round < 3; round++) {
            assertThat(ordeal.cutPower(false)).isPositive();
        }
        Ordeal.Verdict verdict = ordeal.check();
        assertThat(verdict.isClean()).as(verdict.toString()).isTrue();
        assertThat(verdict.acknowledged()).isGreaterThan(500);
    }

    /** The proof that the one before could fail: without syncs of the write-ahead log, acknowledged positions are lost. */
    @Test
    void aServerThatDoesNotSyncLoses() throws Exception {
        Ordeal ordeal = ordeal(5_000);
        ordeal.cutPower(true);
        Ordeal.Verdict verdict = ordeal.check();
        assertThat(verdict.missing()).as(verdict.toString()).isPositive();
    }

    @Test
    void writesThatFailEndTheServerAndNothingAcknowledgedIsLost() throws Exception {
        Ordeal ordeal = ordeal(2_000);
        int ended = 0;
        for (int operation : new int[] {7, 40, 97, 140, 350, 500}) {
            ended += ordeal.failAt(operation) == Ordeal.Fate.WENT_ON ? 0 : 1;
        }
        // A failed write of a table in the background does not concern what the log has.
        assertThat(ended).isGreaterThanOrEqualTo(3);
        Ordeal.Verdict verdict = ordeal.check();
        assertThat(verdict.isClean()).as(verdict.toString()).isTrue();
        assertThat(verdict.acknowledged()).isPositive();
    }

    /** Seen to fail when a server that ends at its start counts as one that the fault has ended. */
    @Test
    void aFolderThatIsBrokenEndsTheOrdeal() throws Exception {
        Ordeal ordeal = ordeal(2_000);
        Files.writeString(folder.resolve("data/journal/CURRENT"), "MANIFEST-999999\n");
        assertThatThrownBy(() -> ordeal.failAt(100_000))
                .isInstanceOf(Ordeal.DoesNotStart.class)
                .hasMessageContaining("cannot be opened");
    }

    private Ordeal ordeal(int perSecond) throws Exception {
        Ordeal ordeal = new Ordeal(folder, Map.of(), new Ordeal.Plan(100, perSecond, SHORTEST, LONGEST, 1));
        ordeal.prepare();
        return ordeal;
    }
}
