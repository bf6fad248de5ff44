package org.hazmat.scenarios.bench.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import java.util.function.Function;

/** Feeds a target and watches what each input costs; a finding is an {@link Error} that the fuzzer reports. */
final class Limits {
    /** CPU time of one input. */
    static final long MOST_NANOS = 5_000_000;

    /** Octets allocated for one input. */
    static final long MOST_OCTETS = 1 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int REPEATS = 20;

    private final Function<byte[], Runnable> target;
    private long executions;
    private Cost most = new Cost(0, 0);
    private byte[] slowest = new byte[0];

    private record Cost(long nanos, long octets) {
        boolean isTooMuch() {
            return nanos > MOST_NANOS || octets > MOST_OCTETS;
        }

        Cost least(Cost other) {
            return new Cost(Math.min(nanos, other.nanos), Math.min(octets, other.octets));
        }
    }

    private record Measured(Cost cost, Runnable checks) {}

    /** The target decodes an input and gives back the checks of what came out. */
    Limits(Function<byte[], Runnable> target) {
        this.target = target;
    }

    void feed(byte[] input) {
        executions++;
        Measured first = measure(input);
        Cost cost = first.cost;
        if (cost.nanos > most.nanos || cost.octets > most.octets || cost.isTooMuch()) {
            again(input, cost);
        }
        first.checks.run();
    }

    /** Classes that are loaded, code that is compiled: what an input costs is the least that it ever cost. */
    private void again(byte[] input, Cost first) {
        Cost least = first;
        for (int i = 0; i < REPEATS && (i < 3 || least.isTooMuch()); i++) {
            least = least.least(measure(input).cost);
        }
        Claim.holds(!least.isTooMuch(), "Costs too much: " + least);
        if (least.nanos > most.nanos) {
            slowest = input;
        }
        most = new Cost(Math.max(most.nanos, least.nanos), Math.max(most.octets, least.octets));
    }

    private Measured measure(byte[] input) {
        long octets = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        Runnable checks = target.apply(input);
        nanos = THREADS.getCurrentThreadCpuTime() - nanos;
        return new Measured(new Cost(nanos, THREADS.getCurrentThreadAllocatedBytes() - octets), checks);
    }

    Outcome outcome() {
        return new Outcome(executions, most.nanos, most.octets, HexFormat.of().formatHex(slowest));
    }
}
