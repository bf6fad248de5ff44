package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.hazmat.gateway.store.Seeds.Dated;
import org.hazmat.geocore.json.Validity;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Version;
import org.hazmat.web.read.Conflict;
import org.junit.jupiter.api.Test;

@EachStore
class SeedContractTest {
    private static final Instant FROM = Instant.parse("2024-02-01T00:00:00+08:00");
    private static final Vehicle FIRST = Samples.vehicle(Samples.TANKER, "1", "甲");
    private static final Vehicle SAME_PHONE = Samples.vehicle(Samples.OTHER, "01", "乙");
    private static final Rule RULE = Samples.rule("r-1");
    private static final Rule LATER = Samples.rule("r-2");

    private final Store store;

    SeedContractTest(StoreKind kind) {
        store = kind.empty();
    }

    @Test
    void samplesJudgeWhateverIsReplayedUnlessTheySayOtherwise() {
        assertThat(store.load(seeds(List.of(FIRST)))).isTrue();
        assertThat(store.allVehicles()).containsExactly(FIRST);
        assertThat(store.allRules())
                .containsExactly(
                        new Version<>(
                                "r-1", 1, RULE, Instant.parse("2019-12-31T16:00:00Z"), null, "seed", StoreKind.NOON),
                        new Version<>("r-2", 1, LATER, FROM, null, "seed", StoreKind.NOON));
    }

    @Test
    void samplesAreNotLoadedOverWhatIsThere() {
        store.rules().put("r-9", RULE, null, null, "bureau");
        store.rules().delete("r-9", "bureau");
        assertThat(store.load(seeds(List.of(FIRST)))).isFalse();
        assertThat(store.allVehicles()).isEmpty();
        assertThat(SeedLoader.loadIfEmpty(store)).isFalse();
    }

    @Test
    void samplesThatContradictEachOtherLeaveNothingBehind() {
        assertThatThrownBy(() -> store.load(seeds(List.of(FIRST, SAME_PHONE)))).isInstanceOf(Conflict.class);
        assertThat(store.allRules()).isEmpty();
        assertThat(store.allVehicles()).isEmpty();
        assertThat(store.load(seeds(List.of(FIRST)))).isTrue();
    }

    private static Seeds seeds(List<Vehicle> vehicles) {
        return new Seeds(
                List.of(),
                List.of(
                        new Dated<>("r-1", RULE, new Validity(null, null)),
                        new Dated<>("r-2", LATER, new Validity(FROM, null))),
                List.of(),
                vehicles,
                List.of());
    }
}
