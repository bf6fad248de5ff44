package org.hazmat.scenarios.bench;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneIndex;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tracker bench zones}: look-ups in the zone index, beside an R-tree; its memory, its making and an edit. */
@Command(
        name = "zones",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "CPU time of a look-up in the zone index among 1 000 to 100 000 zones, beside an R-tree of JTS.",
        footer = {
            "",
            "Promised: at 10 000 zones 0.25 us a place one by one, 0.15 us in batches, no more than 1.3 times that at",
            "100 000, nothing allocated; 4 kB a zone, made in 2 s, an edit in force in 50 ms.",
            "Exit code 1 when a median keeps no promise."
        })
public final class ZonesCommand implements Callable<Integer> {
    private static final Instant EDITED = Instant.parse("2026-02-01T00:00:00Z");
    private static final int EDITS = 21;
    private static final int MAKINGS = 5;

    @Option(
            names = "--zones",
            split = ",",
            paramLabel = "N",
            description = "districts of so many zones (default ${DEFAULT-VALUE})")
    private String[] sizes = {"1000", "10000", "100000"};

    @Option(names = "--forks", paramLabel = "N", description = "JVMs one after another (default ${DEFAULT-VALUE})")
    private int forks = 1;

    @Option(names = "--iterations", paramLabel = "N", description = "samples of 1 s in each (default ${DEFAULT-VALUE})")
    private int iterations = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws RunnerException {
        out().println(Machine.line());
        boolean kept = district(10_000);
        List<Measured> results = new ArrayList<>(Measured.all(ZonesBenchmark.class, forks, iterations, "zones", sizes));
        results.addAll(Measured.all(TreeBenchmark.class, forks, iterations, "zones", sizes));
        for (Measured result : results) {
            kept &= report(result);
        }
        return kept ? 0 : 1;
    }

    private boolean report(Measured result) {
        Spread nanos = result.nanos();
        int zones = Integer.parseInt(result.parameter("zones"));
        out().printf(
                        "%7d zones, %-8s %-9s %.3f us a place (%.3f to %.3f in %d samples), %.1f octets allocated%n",
                        zones,
                        result.parameter("places"),
                        result.name(),
                        nanos.median() / 1e3,
                        nanos.lowest() / 1e3,
                        nanos.highest() / 1e3,
                        nanos.samples(),
                        result.octets().median());
        double growth = zones > 10_000 ? 1.3 : 1;
        return switch (result.name()) {
            case "oneByOne" -> nanos.median() <= 250 * growth && result.octets().median() < 1;
            case "inBatches" ->
                nanos.median() <= 150 * growth && result.octets().median() < 1;
            default -> true;
        };
    }

    private boolean district(int size) {
        Heap.Grown<List<Version<Zone>>> zones =
                Heap.by(() -> SampleLaw.versions(SyntheticDistrict.of(size, 4).zones()));
        List<Zone> values =
                zones.made().stream().map(v -> v.find().orElseThrow()).toList();
        Heap.Grown<ZoneIndex> index = Heap.by(() -> ZoneIndex.of(values));
        double octets = (zones.octets() + index.octets()) / (double) size;
        Spread making = making(values);
        Spread edit = edits(zones.made());
        out().printf(
                        "%d zones: %.0f octets a zone, of them %.0f its versions and shapes; index made in %.2f s"
                                + " (%.2f to %.2f); an edit in force in %.1f ms (%.1f to %.1f in %d edits); CPU time%n",
                        index.made().size(),
                        octets,
                        zones.octets() / (double) size,
                        making.median() / 1e9,
                        making.lowest() / 1e9,
                        making.highest() / 1e9,
                        edit.median() / 1e6,
                        edit.lowest() / 1e6,
                        edit.highest() / 1e6,
                        edit.samples());
        return octets <= 4_096 && making.median() <= 2e9 && edit.median() <= 50e6;
    }

    private static Spread making(List<Zone> zones) {
        double[] nanos = new double[MAKINGS];
        for (int i = 0; i < MAKINGS; i++) {
            long before = Spent.threadCpuNanos();
            ZoneIndex.of(zones);
            nanos[i] = Spent.threadCpuNanos() - before;
        }
        return Spread.of(nanos);
    }

    /** From all versions of everything, as the store gives them, to what judges: one zone after another takes the next one's shape. */
    private static Spread edits(List<Version<Zone>> zones) {
        List<Version<Rule>> rules = SampleLaw.rules(zones, "07:00-09:00", 80);
        List<Version<Zone>> versions = new ArrayList<>(zones);
        Rulebook rulebook = Rulebook.of(versions, rules, List.of(), Holidays.NONE);
        rulebook.at(EDITED);
        double[] nanos = new double[EDITS];
        for (int i = 0; i < EDITS; i++) {
            Instant madeAt = EDITED.plusSeconds(i);
            Zone old = versions.get(i).find().orElseThrow();
            Zone other = versions.get(i + 1).find().orElseThrow();
            Zone moved = new Zone(old.id(), old.name(), other.kind(), other.shape(), null, null, true);
            versions.add(SampleLaw.version(moved, 2, madeAt));
            long before = Spent.threadCpuNanos();
            rulebook = rulebook.replacedBy(versions, rules, List.of(), Holidays.NONE);
            rulebook.at(madeAt);
            nanos[i] = Spent.threadCpuNanos() - before;
        }
        return Spread.of(nanos);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
