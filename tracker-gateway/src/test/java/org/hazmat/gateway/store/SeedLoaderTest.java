package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Holidays;
import org.junit.jupiter.api.Test;

/** The sample district as it is delivered. */
@EachStore
class SeedLoaderTest {
    private final Store store;

    SeedLoaderTest(StoreKind kind) {
        store = kind.empty();
    }

    @Test
    void theSampleDistrictIsLoadedIntoAnEmptyStoreAndOnlyOnce() {
        assertThat(SeedLoader.loadIfEmpty(store)).isTrue();
        int zones = store.allZones().size();
        assertThat(zones).isPositive();
        assertThat(store.allVehicles()).hasSize(40).allMatch(Vehicle::sample);
        assertThat(store.allVehicles().stream().map(Vehicle::operator).distinct())
                .hasSize(6);
        assertThat(store.allRules())
                .isNotEmpty()
                .allMatch(version -> version.author().equals("seed"));
        assertThat(SeedLoader.loadIfEmpty(store)).isFalse();
        assertThat(store.allZones()).hasSize(zones);
    }

    @Test
    void everyZoneThatASampleNamesIsThere() {
        SeedLoader.loadIfEmpty(store);
        Set<String> zones = new HashSet<>();
        store.allZones().forEach(version -> zones.add(version.id()));
        store.allRules().stream()
                .flatMap(version -> version.find().stream())
                .forEach(rule -> assertThat(zones).containsAll(rule.zoneIds()));
        assertThat(store.allPermits().stream().flatMap(version -> version.find().stream()))
                .isNotEmpty()
                .allSatisfy(permit -> assertThat(zones).containsAll(permit.zones()));
        assertThat(store.allPermits()).extracting(Version::number).containsOnly(1);
    }

    /** Notice of the State Council's office on the holidays of 2024: 1 to 7 October. */
    @Test
    void theNationalDayWeekIsAHoliday() {
        Holidays holidays = SeedLoader.holidays();
        assertThat(holidays.contains(LocalDate.parse("2024-10-01"))).isTrue();
        assertThat(holidays.contains(LocalDate.parse("2024-10-07"))).isTrue();
        assertThat(holidays.contains(LocalDate.parse("2024-10-08"))).isFalse();
    }
}
