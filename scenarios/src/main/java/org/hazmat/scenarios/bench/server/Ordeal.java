package org.hazmat.scenarios.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.hazmat.scenarios.bench.SyntheticDistrict;

/**
 * A server under load that is ended by force again and again on one data folder. Terminals send again what was not acknowledged, never
 * what was; at the end everything that was acknowledged has to be there, once.
 */
public final class Ordeal {
    private static final double SIDE_ZONES = 60;
    private static final int WINDOW = 64;
    /** How long a round waits for a point to be reached. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** The same for the forgetting of events, before which the store has to have all that earlier rounds left. */
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(60);

    private static final int NOT_DURABLE = 70;

    private final Path folder;
    private final Path data;
    private final Map<String, String> environment = new HashMap<>();
    private final Plan plan;
    private final Random random;
    private final SyntheticDistrict district = SyntheticDistrict.of((int) SIDE_ZONES, 7);
    private final List<Memory> memories;
    private long roundsUnderLoad;
    private int jumpsByDays;

    /**
     * How hard it is.
     *
     * @param shortest of a round under load; {@code longest} likewise
     */
    public record Plan(int terminals, int perSecond, Duration shortest, Duration longest, long seed) {}

    /**
     * What was found at the end.
     *
     * @param rounds in which terminals were acknowledged
     * @param acknowledged positions
     * @param missing acknowledged but not stored
     * @param doubled stored more than once
     * @param feedFaults holes, doubled ids, and places where the chain is broken
     */
    public record Verdict(
            long rounds, long acknowledged, long missing, long doubled, long events, List<String> feedFaults) {
        public boolean isClean() {
            return missing == 0 && doubled == 0 && feedFaults.isEmpty();
        }
    }

    /** How a server came through a round. */
    public enum Fate {
        /** It was killed at the end of the round. */
        WENT_ON,
        /** It ended by itself, or was killed where it had to be. */
        ENDED,
        /** It ended before it was ready. */
        DID_NOT_START
    }

    /** A server without faults does not start on what a round has left. */
    public static final class DoesNotStart extends IOException {
        private static final long serialVersionUID = 1L;

        DoesNotStart(IOException cause) {
            super("without faults the server does not start any more: " + cause.getMessage(), cause);
        }
    }

    /** @param folder an empty one for data and logs */
    public Ordeal(Path folder, Map<String, String> environment, Plan plan) {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.plan = plan;
        this.environment.putAll(environment);
        this.environment.put("TRACKER_UNKNOWN_TERMINALS", "admit");
        this.environment.put("TRACKER_TERMINAL_RATE", "off");
        this.environment.put("TRACKER_FEED_DAYS", String.valueOf(Failpoint.FEED_KEPT.toDays()));
        random = new Random(plan.seed);
        Instant begin = Instant.now().minus(Duration.ofHours(23)).truncatedTo(ChronoUnit.SECONDS);
        memories = IntStream.range(0, plan.terminals)
                .mapToObj(number -> new Memory(number, begin))
                .toList();
    }

    /** Puts the law into an empty server. */
    public void prepare() throws IOException, InterruptedException {
        try (LocalServer server = LocalServer.start(data, environment)) {
            Law.enact(Law.login(server), district);
        }
    }

    /** Killed at random. */
    public void kill() throws IOException, InterruptedException {
        round(Map.of(), atRandom());
    }

    /** Killed at a write or a sync, before it or after it. */
    public void killAt(int operation) throws IOException, InterruptedException {
        round(Faults.compile(folder, data.resolve("journal")).killingAt(operation), atRandom());
    }

    /** Killed when it reaches a point for the n-th time; false when it did not within the round and was killed at random. */
    public boolean killAt(Failpoint point, int time) throws IOException, InterruptedException {
        Duration jump = point.jump(jumpsByDays);
        jumpsByDays += point.isOfEvents() ? 1 : 0;
        Duration patience = point.isOfEvents() ? LONG_PATIENCE : PATIENCE;
        return round(Faults.compile(folder, data).killingAt(point, time, jump), patience).fate != Fate.WENT_ON;
    }

    /**
     * The n-th write or sync of the journal fails. When the server ends at its start, one without faults is started on a copy of what
     * is left: otherwise a folder that does not open any more would look like the fault.
     *
     * @throws DoesNotStart when that server ends at its start as well, by what this round left or the one before
     * @throws IOException also when a server under load ended by itself and not with exit code 70
     */
    public Fate failAt(int operation) throws IOException, InterruptedException {
        Ending ending = round(Faults.compile(folder, data.resolve("journal")).failingAt(operation), atRandom());
        switch (ending.fate) {
            case DID_NOT_START -> rehearse();
            case ENDED -> {
                if (ending.exitCode != NOT_DURABLE) {
                    throw new IOException("the server ended with exit code " + ending.exitCode);
                }
            }
            case WENT_ON -> {}
        }
        return ending.fate;
    }

    /** On a copy: so that a fault can follow upon what another one has left. */
    private void rehearse() throws IOException, InterruptedException {
        Path copy = folder.resolve("rehearsal");
        DataCopy.make(data, copy);
        try (LocalServer server = LocalServer.start(copy, environment)) {
            server.kill();
        } catch (LocalServer.Died died) {
            throw new DoesNotStart(died);
        }
        DataCopy.remove(copy);
    }

    /** The power is cut; {@code lying}: with a server that does not sync its write-ahead log. Octets that were lost with it. */
    public long cutPower(boolean lying) throws IOException, InterruptedException {
        Path log = folder.resolve("faults.log");
        Files.deleteIfExists(log);
        Faults faults = Faults.compile(folder, data);
        PowerCut cut = PowerCut.before(data);
        round(faults.recording(log, lying), atRandom());
        return cut.cut(log);
    }

    private Duration atRandom() {
        long spread = plan.longest.minus(plan.shortest).toMillis();
        return plan.shortest.plusMillis(spread == 0 ? 0 : random.nextLong(spread));
    }

    private record Ending(Fate fate, int exitCode) {}

    private Ending round(Map<String, String> harm, Duration time) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(harm);
        try (LocalServer server = LocalServer.start(data, all)) {
            boolean ended = suffer(server, time);
            server.kill();
            return new Ending(ended ? Fate.ENDED : Fate.WENT_ON, server.exitCode());
        } catch (LocalServer.Died atTheStart) {
            return new Ending(Fate.DID_NOT_START, atTheStart.exitCode());
        }
    }

    /** Whether the server ended by itself. */
    private boolean suffer(LocalServer server, Duration time) throws IOException, InterruptedException {
        Load.Pace pace = new Load.Pace(WINDOW, plan.perSecond);
        try (Load load = Load.start(server.terminalPort(), memories, pace, district.sideMetres())) {
            boolean ended = server.ends(time);
            server.kill();
            Throwable failure = load.failure();
            if (failure != null) {
                throw new IOException("a terminal was answered what it should not have been", failure);
            }
            roundsUnderLoad += load.acknowledgements() > 0 ? 1 : 0;
            return ended;
        } catch (IOException e) {
            if (server.ends(Duration.ofSeconds(5))) {
                return true;
            }
            throw e;
        }
    }

    /** Starts the server once more, without harm, and looks for everything. */
    public Verdict check() throws IOException, InterruptedException {
        Inspection inspection;
        try (LocalServer server = LocalServer.start(data, environment)) {
            inspection = new Inspection(server, memories);
            inspection.look();
        }
        return inspection.verdict(roundsUnderLoad, Archived.in(data));
    }
}
