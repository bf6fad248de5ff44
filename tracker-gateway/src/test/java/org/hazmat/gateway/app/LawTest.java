package org.hazmat.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hazmat.gateway.store.Store;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;
import org.hazmat.web.read.Versioned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edit adds what it made to what is in force; that has to be what the store holds. */
class LawTest {
    private static final Instant NOON = Instant.parse("2026-03-10T04:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);
    private static final Instant EARLIER = NOON.minusSeconds(3_600);

    @TempDir
    Path folder;

    private Store store;
    private Law law;
    private Versioned<Zone> zones;
    private Versioned<Rule> rules;

    @BeforeEach
    void open() {
        store = Store.embedded(folder, CLOCK);
        law = new Law(store, Holidays.NONE, CLOCK);
        zones = new Enacted.Versions<>(store.zones(), law, Rulebook.Made::ofZones);
        rules = new Enacted.Versions<>(store.rules(), law, Rulebook.Made::ofRules);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsEditedIsInForce() {
        zones.put("Z", zone("Z", 100), EARLIER, null, "bureau");
        rules.put("R", ban("Z"), EARLIER, null, "bureau");
        assertThatTheStoreIsInForce();
        zones.putAll(
                List.of(
                        new Versioned.Change<>("Z", zone("Z", 200), null, null),
                        new Versioned.Change<>("Y", zone("Y", 50), EARLIER, NOON.plusSeconds(60))),
                "bureau");
        assertThatTheStoreIsInForce();
        rules.delete("R", "bureau");
        assertThat(rules.delete("R", "bureau")).isFalse();
        assertThatTheStoreIsInForce();
        assertThat(law.tracker().rulebook().zones()).hasSize(3);
    }

    /** As another gateway on the same store edits, or an edit fails after it was made. Seen to fail when nothing is counted. */
    @Test
    void whatWasEditedElsewhereIsInForceWithTheNextEdit() {
        zones.put("Z", zone("Z", 100), EARLIER, null, "bureau");
        store.rules().put("R", ban("Z"), EARLIER, null, "another");
        store.zones().put("Z", zone("Z", 300), EARLIER, null, "another");
        zones.put("Y", zone("Y", 50), null, null, "bureau");
        assertThatTheStoreIsInForce();
        assertThat(law.tracker().rulebook().at(NOON).zones().size()).isEqualTo(2);
    }

    private void assertThatTheStoreIsInForce() {
        Rulebook inForce = law.tracker().rulebook();
        Rulebook stored = Rulebook.of(store.allZones(), store.allRules(), store.allPermits(), Holidays.NONE);
        assertThat(inForce.zones()).isEqualTo(stored.zones());
        assertThat(inForce.rules()).isEqualTo(stored.rules());
        for (Instant time : List.of(EARLIER.minusSeconds(1), EARLIER, NOON, NOON.plusSeconds(60))) {
            assertThat(inForce.at(time).hash()).isEqualTo(stored.at(time).hash());
        }
    }

    private static Rule ban(String zone) {
        return RuleJson.read(JsonText.parse("{\"id\":\"R\",\"kind\":\"no-entry\",\"zones\":[\"" + zone + "\"]}"));
    }

    private static Zone zone(String id, double radius) {
        Shape circle = new Shape.Circle(new Position(117_650_000, 39_020_000), radius);
        return new Zone(id, id, ZoneKind.RESTRICTED_AREA, circle, null, null, false);
    }
}
