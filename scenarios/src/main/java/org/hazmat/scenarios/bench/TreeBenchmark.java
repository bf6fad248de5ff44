package org.hazmat.scenarios.bench;

import java.util.List;
import org.hazmat.geocore.model.Position;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same question to a {@link SegmentTree}. */
@State(Scope.Thread)
public class TreeBenchmark {
    private static final int AT_ONCE = 1_024;

    @Param({"1000", "10000", "100000"})
    public int zones;

    @Param({"fleet", "anywhere"})
    public String places = "";

    private SegmentTree tree = new SegmentTree(List.of());
    private Position[] all = {};
    private int next;

    @Setup
    public void survey() {
        SyntheticDistrict district = SyntheticDistrict.of(zones, 4);
        tree = new SegmentTree(district.zones());
        all = ZonesBenchmark.places(district, places.equals("fleet"));
    }

    @Benchmark
    public int rTree(Spent spent) {
        int found = 0;
        for (int i = next; i < next + AT_ONCE; i++) {
            found += tree.count(all[i]);
        }
        spent.operations += AT_ONCE;
        next = (next + AT_ONCE) % all.length;
        return found;
    }
}
