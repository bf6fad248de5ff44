package org.hazmat.scenarios.fleet;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.item.Mileage;
import org.hazmat.protocols.jt808.item.Satellites;
import org.hazmat.protocols.jt808.item.SignalStrength;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.wire.BcdTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many virtual terminals, each on its own trip, that report at equal intervals of the fleet's clock. */
public final class Fleet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);
    private static final int ACC_ON_AND_FIXED = 0b11;
    private static final int BEIDOU = 1 << 19;
    private static final int REPORTS_BETWEEN_TUNNELS = 20;
    private static final Duration LEAST_TICK = Duration.ofMillis(20);

    private static final class Member {
        private final VirtualTerminal terminal;
        private final Trip trip;
        private final int offsetSeconds;
        private Instant reported = Instant.MIN;
        private int reports;
        private @Nullable LocationReport inTunnel;

        Member(VirtualTerminal terminal, Trip trip, int offsetSeconds) {
            this.terminal = terminal;
            this.trip = trip;
            this.offsetSeconds = offsetSeconds;
        }
    }

    private final EventLoopGroup loops;
    private final InstantSource clock;
    private final Instant start;
    private final int intervalSeconds;
    private final InetSocketAddress server;
    private final EditionMix editions;
    private final Tally tally = new Tally();
    private final List<Member> members = new ArrayList<>();
    private @Nullable ScheduledFuture<?> ticker;

    /**
     * Prepares a fleet.
     *
     * @param clock whose time the terminals report
     * @param intervalSeconds of that time between two reports of a terminal
     */
    public Fleet(InetSocketAddress server, InstantSource clock, int intervalSeconds, EditionMix editions) {
        this.loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
        this.server = server;
        this.clock = clock;
        this.start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        this.intervalSeconds = intervalSeconds;
        this.editions = editions;
    }

    /** Adds a vehicle that has been on its way for {@code headStartSeconds}; its driver is on duty, its waybill reported. */
    public void add(Identity identity, Route route, int headStartSeconds) {
        Edition edition = editions.of(members.size());
        VirtualTerminal terminal = new VirtualTerminal(identity, edition, loops.next(), server, tally);
        terminal.report(Duty.cardIn(identity, edition, start));
        terminal.report(Duty.waybill(identity));
        members.add(new Member(terminal, new Trip(route), headStartSeconds));
    }

    /** Connects all, and begins to report. */
    public void start(double speed) {
        members.forEach(member -> member.terminal.start());
        long tick = Math.max(LEAST_TICK.toMillis(), Math.round(intervalSeconds * 1000 / speed / 4));
        ticker = loops.next().scheduleAtFixedRate(this::tick, 0, tick, TimeUnit.MILLISECONDS);
        ticker.addListener(ended -> {
            if (!ended.isCancelled()) {
                LOG.error("the fleet stopped reporting", ended.cause());
            }
        });
    }

    public Tally tally() {
        return tally;
    }

    public int size() {
        return members.size();
    }

    /** Stops reporting and closes the connections. */
    @Override
    public void close() {
        if (ticker != null) {
            ticker.cancel(false);
        }
        members.forEach(member -> member.terminal.stop());
        loops.shutdownGracefully(100, 2_000, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }

    private void tick() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            Instant due = slot(now, i);
            if (due.isAfter(member.reported) && !due.isBefore(start)) {
                member.reported = due;
                send(member, report(member, due));
            }
        }
    }

    /** Now and then a vehicle has no network for one report, which follows in a batch with the next one. */
    private static void send(Member member, LocationReport report) {
        LocationReport before = member.inTunnel;
        if (before != null) {
            member.inTunnel = null;
            member.terminal.report(LocationBatch.of(LocationBatch.BLIND_AREA, List.of(before, report)));
        } else if (++member.reports % REPORTS_BETWEEN_TUNNELS == 0
                && member.terminal.edition().atLeast(Edition.V2013)) {
            member.inTunnel = report;
        } else {
            member.terminal.report(report);
        }
    }

    /** The newest of a member's report times: they are spread over the interval. */
    private Instant slot(Instant now, int index) {
        long second = now.getEpochSecond();
        return Instant.ofEpochSecond(second - Math.floorMod(second - index, intervalSeconds));
    }

    private LocationReport report(Member member, Instant time) {
        double second = Duration.between(start, time).toSeconds() + member.offsetSeconds;
        Trip.Point point = member.trip.at(second);
        LocationBlock block = new LocationBlock(
                0,
                ACC_ON_AND_FIXED | BEIDOU,
                point.position().latMicrodegrees(),
                point.position().lonMicrodegrees(),
                4,
                (int) Math.round(point.speedKmh() * 10),
                point.direction(),
                BcdTime.of(time));
        return LocationReport.of(
                block, List.of(new Mileage(Math.round(second / 10)), new SignalStrength(27), new Satellites(14)));
    }
}
