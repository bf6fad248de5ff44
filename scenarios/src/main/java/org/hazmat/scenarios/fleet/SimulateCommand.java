package org.hazmat.scenarios.fleet;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./tracker simulate}: a fleet of virtual terminals in real time, with a summary of what was acknowledged. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "A fleet of virtual terminals that register, authenticate and report over TCP.",
        footer = {
            "",
            "The first 40 vehicles are those of the sample register; more are let in only by a server with "
                    + "TRACKER_UNKNOWN_TERMINALS=admit. Ctrl-C ends the run and prints the summary."
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final long GRACE_MILLIS = 5_000;
    private static final int SPREAD_SECONDS = 137;

    @Option(names = "--vehicles", required = true, paramLabel = "N", description = "how many terminals")
    private int vehicles;

    @Option(
            names = "--interval",
            required = true,
            paramLabel = "S",
            description = "seconds between two reports of one terminal")
    private int interval;

    @Option(
            names = "--connect",
            required = true,
            paramLabel = "HOST:PORT",
            converter = Endpoint.class,
            description = "the server's terminal port")
    private InetSocketAddress server = InetSocketAddress.createUnresolved("", 0);

    @Option(names = "--seconds", paramLabel = "S", description = "how long; 0 until Ctrl-C (default ${DEFAULT-VALUE})")
    private int seconds = 60;

    @Option(
            names = "--edition",
            paramLabel = "2011|2013|2019|mixed",
            converter = EditionMix.Words.class,
            description = "edition of JT/T 808 that the terminals speak (default mixed)")
    private EditionMix editions = EditionMix.MIXED;

    @Override
    public Integer call() throws InterruptedException {
        if (vehicles < 1 || interval < 1) {
            System.err.println("simulate: --vehicles and --interval have to be at least 1");
            return 2;
        }
        CountDownLatch stop = new CountDownLatch(1);
        Thread hook = new Thread(stop::countDown, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try (Fleet fleet = fleet()) {
            fleet.start(1);
            watch(fleet.tally(), stop);
            System.out.println(fleet.tally().summary());
            return fleet.tally().refusedCount() > 0 || fleet.tally().acknowledgedCount() == 0 ? 1 : 0;
        }
    }

    private Fleet fleet() {
        List<Identity> register = Seeds.identities();
        List<Route> routes = Seeds.routes();
        Fleet fleet = new Fleet(server, InstantSource.system(), interval, editions);
        for (int i = 0; i < vehicles; i++) {
            Identity identity = i < register.size() ? register.get(i) : invented(i);
            fleet.add(identity, routes.get(i % routes.size()), i * SPREAD_SECONDS);
        }
        return fleet;
    }

    private static Identity invented(int index) {
        return new Identity(String.format("0190%08d", index), String.format("津S%06d", index), 2);
    }

    /** Shows progress until the time is over, then waits a little for the last answers. */
    private void watch(Tally tally, CountDownLatch stop) throws InterruptedException {
        InstantSource clock = InstantSource.system();
        Instant began = clock.instant();
        try (ProgressBar bar = bar()) {
            while (!stop.await(500, TimeUnit.MILLISECONDS)) {
                long elapsed = Duration.between(began, clock.instant()).toSeconds();
                bar.stepTo(Math.min(elapsed, seconds == 0 ? Long.MAX_VALUE : seconds));
                bar.setExtraMessage(String.format(
                        "online %d, sent %d, acknowledged %d",
                        tally.onlineCount(), tally.sentCount(), tally.acknowledgedCount()));
                if (seconds > 0 && elapsed >= seconds) {
                    break;
                }
            }
        }
        long deadline = clock.millis() + GRACE_MILLIS;
        while (tally.acknowledgedCount() < tally.sentCount() && clock.millis() < deadline && stop.getCount() > 0) {
            stop.await(50, TimeUnit.MILLISECONDS);
        }
    }

    private ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("simulating")
                .setInitialMax(seconds == 0 ? -1 : seconds)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" s", 1)
                .build();
    }
}
