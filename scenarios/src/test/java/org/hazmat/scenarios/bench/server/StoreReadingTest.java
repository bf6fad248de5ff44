package org.hazmat.scenarios.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreReadingTest {
    /** What was sent and not yet acknowledged when the load ended may be stored too. */
    @Test
    void everyPositionThatWasAcknowledgedIsRead() throws Exception {
        Map<String, String> environment = Map.of("TRACKER_UNKNOWN_TERMINALS", "admit", "TRACKER_TERMINAL_RATE", "off");
        List<StoreReading.Sample> samples = new StoreReading(environment, 5_000).readings(2);
        assertThat(samples).hasSize(2).allSatisfy(sample -> {
            assertThat(sample.stored()).isGreaterThanOrEqualTo(5_000);
            assertThat(sample.positions())
                    .isBetween(sample.stored(), sample.stored() + StoreReading.TERMINALS * StoreReading.WINDOW);
            assertThat(sample.perSecond()).isPositive();
        });
    }
}
