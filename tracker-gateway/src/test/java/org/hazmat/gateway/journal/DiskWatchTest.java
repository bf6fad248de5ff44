package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.hazmat.gateway.journal.DiskState.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskWatchTest {
    private static final Instant T = Instant.parse("2026-03-10T01:00:00Z");

    private final AtomicInteger used = new AtomicInteger();
    private final DiskWatch watch = new DiskWatch(used::get, DiskLimits.DEFAULTS);
    private Instant now = T;

    @ParameterizedTest
    @CsvSource({
        "0, PLENTY",
        "79, PLENTY",
        "80, WARNED",
        "89, WARNED",
        "90, NO_REGISTRATIONS",
        "94, NO_REGISTRATIONS",
        "95, STOPPED",
        "100, STOPPED"
    })
    void eachLevelBeginsWhereItIsSetTo(int percent, Level level) {
        assertThat(seen(percent).level()).isEqualTo(level);
        assertThat(watch.state().usedPercent()).isEqualTo(percent);
    }

    @Test
    void aLevelIsLeftOnePercentBelowItsBeginning() {
        assertThat(seen(95).level()).isEqualTo(Level.STOPPED);
        assertThat(seen(94).level()).isEqualTo(Level.STOPPED);
        assertThat(seen(93).level()).isEqualTo(Level.NO_REGISTRATIONS);
        assertThat(seen(94).level()).isEqualTo(Level.NO_REGISTRATIONS);
        assertThat(seen(79).level()).isEqualTo(Level.WARNED);
        assertThat(seen(78).level()).isEqualTo(Level.PLENTY);
    }

    @Test
    void itLooksOnlyNowAndThenAndAlsoAfterTheClockWasSetBack() {
        seen(10);
        used.set(99);
        watch.look(now.plusMillis(100));
        assertThat(watch.state().takesReports()).isTrue();
        watch.look(now.minusSeconds(3600));
        assertThat(watch.state().takesReports()).isFalse();
    }

    @Test
    void aDiskThatDoesNotTellChangesNothing() {
        DiskWatch silent = new DiskWatch(
                () -> {
                    throw new IOException("no such device");
                },
                DiskLimits.DEFAULTS);
        silent.look(T);
        assertThat(silent.state().level()).isEqualTo(Level.PLENTY);
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThat(DiskLimits.parse(" 70/75/75 ")).isEqualTo(new DiskLimits(70, 75, 75));
        for (String text : new String[] {"90/80/95", "80/90", "80/90/102", "0/1/2", "a/b/c"}) {
            assertThatThrownBy(() -> DiskLimits.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("80/90/95");
        }
    }

    private DiskState seen(int percent) {
        now = now.plusSeconds(1);
        used.set(percent);
        watch.look(now);
        return watch.state();
    }
}
