package org.hazmat.scenarios.bench;

import java.util.List;
import java.util.SplittableRandom;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.zone.Batch;
import org.hazmat.geocore.zone.ZoneIndex;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Which zones are around a place. Places are those of a fleet of 10 000 vehicles, one report of each in turn, so that hardly anything is
 * in a cache when a vehicle comes again; or anywhere.
 */
@State(Scope.Thread)
public class ZonesBenchmark {
    private static final int PLACES = 1 << 19;
    private static final int VEHICLES = 10_000;
    private static final int AT_ONCE = 1_024;

    @Param({"1000", "10000", "100000"})
    public int zones;

    @Param({"fleet", "anywhere"})
    public String places = "";

    private final int[] hits = new int[64];
    private final Batch batch = new Batch();
    private final Position[] some = new Position[Batch.PLACES];
    private Position[] all = {};
    private ZoneIndex index = ZoneIndex.of(List.of());
    private int next;

    @Setup
    public void survey() {
        SyntheticDistrict district = SyntheticDistrict.of(zones, 4);
        index = ZoneIndex.of(district.zones());
        all = places(district, places.equals("fleet"));
    }

    /** In the order of the array in memory, as a read's positions are. */
    static Position[] places(SyntheticDistrict district, boolean fleet) {
        SplittableRandom random = new SplittableRandom(5);
        Position[] places = new Position[PLACES];
        Fix[][] rounds = fleet ? new SyntheticTraffic(district, 6).rounds(VEHICLES, PLACES / VEHICLES + 1) : null;
        for (int i = 0; i < PLACES; i++) {
            Position p = rounds == null ? district.anywhere(random) : rounds[i / VEHICLES][i % VEHICLES].position();
            places[i] = new Position(p.lonMicrodegrees(), p.latMicrodegrees());
        }
        return places;
    }

    @Benchmark
    public int oneByOne(Spent spent) {
        int found = 0;
        for (int i = next; i < next + AT_ONCE; i++) {
            found += index.locate(all[i], hits);
        }
        turn(spent);
        return found;
    }

    @Benchmark
    public int inBatches(Spent spent) {
        int found = 0;
        for (int i = next; i < next + AT_ONCE; i += Batch.PLACES) {
            System.arraycopy(all, i, some, 0, Batch.PLACES);
            index.locate(some, Batch.PLACES, batch);
            found += batch.to(Batch.PLACES - 1);
        }
        turn(spent);
        return found;
    }

    private void turn(Spent spent) {
        spent.operations += AT_ONCE;
        next = (next + AT_ONCE) % PLACES;
    }
}
