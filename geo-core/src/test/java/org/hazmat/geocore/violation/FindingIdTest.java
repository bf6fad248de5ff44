package org.hazmat.geocore.violation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.hazmat.geocore.model.VehicleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The digests are those of another implementation of SHA-256, the seconds those of another calendar. */
class FindingIdTest {
    @ParameterizedTest
    @CsvSource({
        "津A12345,      NO-TANKERS, 3, SCHOOL-ROAD, 2026-12-01T00:00:05Z, 006b0e0e0575fe3c7e625633dcec2662",
        "津A12345:1, TIRED, 1, , 2026-12-01T00:00:05Z, 006b0e0e05b16e205a55e2bebd959f8e",
        "津A12345,      NO-TANKERS, 3, SCHOOL-ROAD, 2026-11-27T00:00:00Z, 006b08c8002312505898cb9900b5e173"
    })
    void the_id_of_a_violation_begins_with_its_start(
            String vehicle, String rule, int version, String zone, Instant start, String id) {
        assertThat(Violation.id(VehicleId.parse(vehicle), rule, version, zone, start))
                .isEqualTo(id);
    }

    /** Stored ones would be superseded by themselves otherwise, as soon as anything late comes in. */
    @Test
    void what_began_before_ids_were_in_order_keeps_its_own() {
        Instant start = Instant.parse("2026-11-26T23:59:59Z");
        assertThat(Violation.id(VehicleId.parse("津A12345"), "NO-TANKERS", 3, "SCHOOL-ROAD", start))
                .isEqualTo("e59fd8fa07ffaff5a67d3c6f388e49c5");
    }

    @Test
    void ids_are_in_the_order_of_their_starts() {
        Instant first = Instant.parse("2026-12-01T00:00:00Z");
        assertThat(Stream.iterate(first, each -> each.plusSeconds(1))
                        .limit(1000)
                        .map(each -> FindingId.of(each, "pre-alert", each.toString())))
                .isSorted();
    }
}
