package org.hazmat.scenarios.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What one iteration cost the thread that ran it. CPU time, because on a machine that is shared the wall clock measures the
 * neighbours; the process's as well, because it has the collector in it.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Spent {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Frames decoded, places looked up: the benchmark counts them. */
    public long operations;

    public long cpuNanos;
    public long processCpuNanos;
    public long allocatedOctets;

    // Not in the counters themselves: JMH sets those to zero after the iteration's set-up.
    private long cpuBefore;
    private long processCpuBefore;
    private long allocatedBefore;

    static long threadCpuNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    @Setup(Level.Iteration)
    public void begin() {
        allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
        processCpuBefore = SYSTEM.getProcessCpuTime();
        cpuBefore = THREADS.getCurrentThreadCpuTime();
    }

    @TearDown(Level.Iteration)
    public void end() {
        cpuNanos = THREADS.getCurrentThreadCpuTime() - cpuBefore;
        processCpuNanos = SYSTEM.getProcessCpuTime() - processCpuBefore;
        allocatedOctets = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
    }
}
