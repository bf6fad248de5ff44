package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Feed;
import org.hazmat.web.read.LiveMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveVehiclesTest {
    private static final VehicleId TANKER = Site.vehicle(1);

    @TempDir
    Path folder;

    @Test
    void followsTheVehiclesAndComesBackAfterARestart() {
        LiveMap.Seen second =
                new LiveMap.Seen(TANKER, Commuter.fix(1), Commuter.fix(1).time(), 1);
        try (Site site = open()) {
            LiveVehicles map = LiveVehicles.of(site.journal);
            List<LiveMap.Seen> moves = new CopyOnWriteArrayList<>();
            Feed.Subscription watching = map.onMove(moves::add);
            site.send(Commuter.arrival(TANKER, 0, () -> {}));
            await().until(() -> moves.size() == 1);
            site.send(Commuter.arrival(TANKER, 1, () -> {}));
            await().until(() -> moves.size() == 2);
            watching.close();
            assertThat(moves)
                    .containsExactly(
                            new LiveMap.Seen(
                                    TANKER, Commuter.fix(0), Commuter.fix(0).time(), 0),
                            second);
            assertThat(map.newest()).containsExactly(second);
        }
        try (Site site = open()) {
            LiveVehicles map = LiveVehicles.of(site.journal);
            assertThat(map.newest()).containsExactly(second);
            for (int minute = 2; minute < 6; minute++) {
                site.send(Commuter.arrival(TANKER, minute, () -> {}));
            }
            await().untilAsserted(() -> assertThat(map.newest())
                    .containsExactly(new LiveMap.Seen(
                            TANKER, Commuter.fix(5), Commuter.fix(5).time(), 0)));
        }
    }

    private Site open() {
        return Site.open(folder, settings -> settings, Judge.of(Commuter.tracker()), 2);
    }
}
