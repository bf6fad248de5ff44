package org.hazmat.gateway.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hazmat.gateway.command.Catalogue;
import org.hazmat.geocore.json.FeedEventJson;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.ObservationJson;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.web.read.Feed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has drivers told what they are about to do (驶近播报, rules.md 26): follows the feed's pre-alerts on a thread of its own, so that
 * nothing that judges or stores waits for it. Each is told at most once; what was not told when the server ended is not told later.
 */
final class Announcer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final int BATCH = 256;
    private static final long PATIENCE_SECONDS = 10;
    private static final Charset GBK = Charset.forName("GBK");

    private final Feed feed;
    private final Catalogue catalogue;
    private final Voice voice;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("announcer").daemon().factory());
    private final Feed.Subscription subscription;

    /** Touched on the thread alone. */
    private long told;

    /** What reaches a driver. May block for a while. */
    interface Voice {
        void say(VehicleId vehicle, String text);
    }

    private Announcer(Feed feed, long after, Catalogue catalogue, Voice voice) {
        this.feed = feed;
        this.told = after;
        this.catalogue = catalogue;
        this.voice = voice;
        this.subscription = feed.onNew(this::wake);
    }

    /** Tells of the pre-alerts behind this place in the feed. */
    static Announcer start(Feed feed, long after, Catalogue catalogue, Voice voice) {
        Announcer announcer = new Announcer(feed, after, catalogue, voice);
        announcer.wake();
        return announcer;
    }

    /** On any thread. */
    private void wake() {
        if (!asked.compareAndSet(false, true)) {
            return;
        }
        try {
            thread.execute(this::tellAll);
        } catch (RejectedExecutionException e) {
            LOG.debug("the server has stopped", e);
        }
    }

    private void tellAll() {
        asked.set(false);
        try {
            List<Feed.Event> events = feed.after(told, BATCH);
            while (!events.isEmpty()) {
                events.forEach(this::take);
                events = feed.after(told, BATCH);
            }
        } catch (RuntimeException e) {
            LOG.error("the feed cannot be read behind event {}", told, e);
        }
    }

    private void take(Feed.Event event) {
        told = event.sequence();
        if (event.type().equals(FeedEventJson.PRE_ALERT)) {
            tell(event);
        }
    }

    /** One that cannot be told must not keep the others from being told. */
    private void tell(Feed.Event event) {
        try {
            JsonNode data = JsonText.parse(event.json()).path("data");
            if (ObservationJson.read(data) instanceof Observation.PreAlert alert && isSpoken(alert)) {
                voice.say(alert.vehicle(), text(alert));
            }
        } catch (RuntimeException e) {
            LOG.error("the driver of {} was not told of event {}", event.vehicle(), event.sequence(), e);
        }
    }

    private boolean isSpoken(Observation.PreAlert alert) {
        return catalogue
                .findRule(alert.rule())
                .filter(rule -> rule instanceof NoEntry ban && ban.preAlertText())
                .isPresent();
    }

    private String text(Observation.PreAlert alert) {
        String name = catalogue.findZone(alert.zone()).map(Zone::name).orElse(alert.zone());
        String place = GBK.newEncoder().canEncode(name) ? name : alert.zone();
        return "预警：按当前行驶，您即将违反“" + place + "”的禁行规定，请改道或尽快驶离。";
    }

    @Override
    public void close() {
        subscription.close();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a driver is still being told");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
