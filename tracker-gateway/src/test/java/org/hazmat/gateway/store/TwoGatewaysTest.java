package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Version;
import org.junit.jupiter.api.Test;

/** Two processes that share a PostGIS store. */
class TwoGatewaysTest {
    private static final InstantSource CLOCK = InstantSource.fixed(StoreKind.NOON);
    private static final int EDITS = 50;

    // Seen to fail without Dialect.takeTurn: ten attempts in a row found their number taken.
    @Test
    void editsOfTheSameRuleGetNumbersOfTheirOwn() throws InterruptedException {
        String url = PostgisServer.shared().newDatabase();
        Rule rule = Samples.rule("r-1");
        try (Store one = Store.postgres(url, CLOCK);
                Store other = Store.postgres(url, CLOCK);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<Void> its = () -> edits(one, rule);
            Callable<Void> others = () -> edits(other, rule);
            assertThat(threads.invokeAll(List.of(its, others)))
                    .allSatisfy(both -> assertThat(both).succeedsWithin(Duration.ZERO));
            assertThat(one.allRules())
                    .extracting(Version::number)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 2 * EDITS).boxed().toList());
        }
    }

    private static Void edits(Store store, Rule rule) {
        IntStream.range(0, EDITS).forEach(i -> store.rules().put("r-1", rule, null, null, "bureau"));
        return null;
    }
}
