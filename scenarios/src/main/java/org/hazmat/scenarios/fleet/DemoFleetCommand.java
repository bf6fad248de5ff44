package org.hazmat.scenarios.fleet;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The fleet of {@code ./tracker run --demo}: the sample vehicles on the sample routes. Its time begins in the past, in the evening, so
 * that rules of the night are seen too, runs faster, and becomes the real time once it has caught up.
 */
@Command(
        name = "demo-fleet",
        mixinStandardHelpOptions = true,
        description = "The simulated tankers of ./tracker run --demo, as real TCP terminals.")
public final class DemoFleetCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(DemoFleetCommand.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalTime EVENING = LocalTime.of(21, 45);
    private static final int LEAST_HOURS_BEHIND = 2;
    private static final int SPREAD_SECONDS = 97;

    @Option(
            names = "--connect",
            required = true,
            paramLabel = "HOST:PORT",
            converter = Endpoint.class,
            description = "the server's terminal port")
    private InetSocketAddress server = InetSocketAddress.createUnresolved("", 0);

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "how many times faster than real the fleet's time runs (default ${DEFAULT-VALUE})")
    private double speed = 20;

    @Option(
            names = "--interval",
            paramLabel = "S",
            description = "seconds of the fleet's time between two reports (default ${DEFAULT-VALUE})")
    private int interval = 15;

    @Option(
            names = "--clock-file",
            paramLabel = "FILE",
            description = "keeps the fleet's time, so that a later run goes on")
    private @Nullable Path clockFile;

    @Override
    public Integer call() throws InterruptedException {
        if (speed < 1 || interval < 1) {
            System.err.println("demo-fleet: --speed and --interval have to be at least 1");
            return 2;
        }
        InstantSource real = InstantSource.system();
        FleetClock clock = new FleetClock(real, begin(real.instant()), speed);
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown, "stop"));
        try (Fleet fleet = fleet(clock)) {
            fleet.start(speed);
            LOG.info(
                    "{} simulated vehicles, time from {} on at {} times the real speed",
                    fleet.size(),
                    clock.instant(),
                    speed);
            boolean caughtUp = false;
            while (!stop.await(2, TimeUnit.SECONDS)) {
                remember(clock.instant());
                if (!caughtUp && clock.caughtUp()) {
                    caughtUp = true;
                    LOG.info("the fleet's time has caught up with the real one and goes on at its speed");
                }
            }
        }
        return 0;
    }

    private Fleet fleet(InstantSource clock) {
        List<Route> routes = Seeds.routes();
        Fleet fleet = new Fleet(server, clock, interval, EditionMix.MIXED);
        List<Identity> identities = Seeds.identities();
        for (int i = 0; i < identities.size(); i++) {
            int lap = i / routes.size();
            fleet.add(identities.get(i), routes.get(i % routes.size()), lap * SPREAD_SECONDS);
        }
        return fleet;
    }

    /** The newest evening that is long enough ago, or where the last run ended if that is later. */
    private Instant begin(Instant now) {
        ZonedDateTime latest = now.atZone(CHINA).minusHours(LEAST_HOURS_BEHIND);
        ZonedDateTime evening = latest.with(EVENING);
        Instant begin = (evening.isAfter(latest) ? evening.minusDays(1) : evening).toInstant();
        Instant remembered = remembered();
        return remembered != null && remembered.isAfter(begin) ? remembered.plusSeconds(interval) : begin;
    }

    private @Nullable Instant remembered() {
        if (clockFile == null || !Files.exists(clockFile)) {
            return null;
        }
        try {
            return Instant.parse(Files.readString(clockFile).strip());
        } catch (IOException | DateTimeException e) {
            LOG.warn("{} holds no time, so the demo begins anew: {}", clockFile, e.getMessage());
            return null;
        }
    }

    private void remember(Instant time) {
        if (clockFile == null) {
            return;
        }
        try {
            Path fresh = clockFile.resolveSibling(clockFile.getFileName() + ".new");
            Files.writeString(fresh, time.toString());
            Files.move(fresh, clockFile, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("cannot keep the fleet's time in {}: {}", clockFile, e.getMessage());
        }
    }
}
