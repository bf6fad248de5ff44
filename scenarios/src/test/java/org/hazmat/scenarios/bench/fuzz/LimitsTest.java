package org.hazmat.scenarios.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a fuzz target may not do is found when it does it. */
class LimitsTest {
    private static final byte[] INPUT = {1, 2, 3};

    private final List<byte[]> kept = new ArrayList<>();

    @Test
    void moreThanAMebibyteIsAFinding() {
        assertThatThrownBy(() -> new Limits(input -> allocate(2 << 20)).feed(INPUT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("octets");
        new Limits(input -> allocate(1 << 19)).feed(INPUT);
    }

    @Test
    void moreThanFiveMillisecondsIsAFinding() {
        assertThatThrownBy(() -> new Limits(input -> spend(10_000_000)).feed(INPUT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nanos");
    }

    /** Classes that are loaded at the first input are no cost of that input. */
    @Test
    void whatIsSlowOnceIsNotSlow() {
        int[] times = {0};
        Limits limits = new Limits(input -> times[0]++ == 0 ? spend(20_000_000) : () -> {});
        limits.feed(INPUT);
        assertThat(times[0]).isGreaterThan(1);
        assertThat(limits.outcome().executions()).isEqualTo(1);
        assertThat(limits.outcome().mostNanos()).isLessThan(Limits.MOST_NANOS);
    }

    @Test
    void aFailedCheckIsAFinding() {
        Limits limits = new Limits(input -> () -> Claim.holds(input.length == 0, "no input"));
        assertThatThrownBy(() -> limits.feed(INPUT)).hasMessage("no input");
    }

    private Runnable allocate(int octets) {
        kept.add(new byte[octets]);
        return kept::clear;
    }

    private static Runnable spend(long nanos) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + nanos;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
        return () -> {};
    }
}
