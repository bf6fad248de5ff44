package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hazmat.gateway.journal.OutcomeLog;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.VehicleEvent;
import org.hazmat.geocore.model.VehicleEvent.Kind;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.VehicleEvents.Filter;
import org.junit.jupiter.api.Test;

/** What terminals told besides positions, from the journal's log into the store and out of it. */
@EachStore
class EventContractTest {
    private static final Instant T = Instant.parse("2026-03-10T01:00:00Z");

    private final Store store;
    private final MemoryLog log = new MemoryLog();

    EventContractTest(StoreKind kind) {
        store = kind.empty();
    }

    private static VehicleEvent event(VehicleId vehicle, Kind kind, String content, Instant time, Instant receivedAt) {
        Digest digest = Digest.of(content.getBytes(StandardCharsets.UTF_8));
        return VehicleEvent.of(vehicle, kind, time, receivedAt, digest, "{\"text\":\"" + content + "\"}");
    }

    private static VehicleEvent waybill(String content, Instant time) {
        return event(Samples.TANKER, Kind.WAYBILL, content, time, time);
    }

    private void drain() {
        drain(log, InstantSource.fixed(T));
    }

    private void drain(OutcomeLog from, InstantSource clock) {
        Takeover takeover = new Takeover(store.database(), (FindingTable) store.findings(), "local");
        try (Drainer drainer =
                new Drainer(store.database(), takeover, new Forgetting(store.database(), Kept.LEAST), from, clock)) {
            drainer.start();
            await().pollInterval(Duration.ofMillis(5)).until(() -> drainer.lag() == 0);
        }
    }

    private List<VehicleEvent> all(VehicleId vehicle) {
        return store.events()
                .list(new Filter(vehicle, null, null, null), new Page.Ask(100, null))
                .items();
    }

    @Test
    void newestComesFirstPageByPage() {
        VehicleEvent driver = event(Samples.TANKER, Kind.DRIVER, "张三", T, T.plusSeconds(5));
        VehicleEvent first = waybill("YD-1", T.plusSeconds(10));
        VehicleEvent second = waybill("YD-2", T.plusSeconds(10));
        List.of(driver, first, second, event(Samples.OTHER, Kind.CAN, "x", T, T))
                .forEach(log::told);
        drain();

        assertThat(all(Samples.TANKER))
                .containsExactlyInAnyOrder(driver, first, second)
                .last()
                .isEqualTo(driver);
        Filter waybills = new Filter(Samples.TANKER, Kind.WAYBILL, T, T.plusSeconds(11));
        Page<VehicleEvent> page = store.events().list(waybills, new Page.Ask(1, null));
        Page<VehicleEvent> rest = store.events().list(waybills, new Page.Ask(1, page.next()));
        assertThat(List.of(page.items().getFirst(), rest.items().getFirst())).containsExactlyInAnyOrder(first, second);
        assertThat(rest.next()).isNull();
        Filter later = new Filter(Samples.TANKER, null, T.plusSeconds(1), null);
        assertThat(store.events().list(later, new Page.Ask(100, null)).items()).hasSize(2);
    }

    /** Seen to fail when the id had the receive time in it: a resend was stored twice. */
    @Test
    void whatIsToldAgainIsTheSameEventAndTheNewestAgain() {
        log.told(waybill("YD-1", T));
        log.told(waybill("YD-2", T.plusSeconds(60)));
        drain();
        assertThat(store.events().newest(Samples.TANKER, Kind.WAYBILL)).contains(waybill("YD-2", T.plusSeconds(60)));
        log.told(waybill("YD-1", T.plusSeconds(120)));
        log.told(waybill("YD-1", T.plusSeconds(90)));
        drain();
        assertThat(all(Samples.TANKER)).hasSize(2);
        assertThat(store.events().newest(Samples.TANKER, Kind.WAYBILL)).contains(waybill("YD-1", T.plusSeconds(120)));
        assertThat(store.events().newest(Samples.TANKER, Kind.DRIVER)).isEmpty();
    }

    @Test
    void afterHalfAYearItIsForgotten() {
        log.told(waybill("YD-1", T));
        log.told(waybill("YD-2", T.plus(Duration.ofDays(2))));
        drain();
        MemoryLog nothing = new MemoryLog();
        InstantSource later = InstantSource.fixed(T.plus(Kept.LEAST.positions()).plus(Duration.ofDays(1)));
        Takeover takeover = new Takeover(store.database(), (FindingTable) store.findings(), "other");
        try (Drainer drainer =
                new Drainer(store.database(), takeover, new Forgetting(store.database(), Kept.LEAST), nothing, later)) {
            drainer.start();
            await().untilAsserted(() ->
                    assertThat(all(Samples.TANKER)).containsExactly(waybill("YD-2", T.plus(Duration.ofDays(2)))));
        }
    }
}
