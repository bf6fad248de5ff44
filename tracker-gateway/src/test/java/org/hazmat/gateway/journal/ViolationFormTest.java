package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViolationFormTest {
    private static final Instant START = Instant.parse("2026-03-10T01:01:40Z");

    /** Octets of the journal's format 3, which says nothing of who is concerned as well: what the kind says was meant. */
    @Test
    void theFirstFormIsStillRead() {
        ByteReader in = new ByteReader(HexFormat.of()
                .parseHex(
                        "043030666609e6b4a5413132333435025231086e6f2d656e74727901025a31e8b5fb9a0d0080ad9870a0fb9925fcb5"
                                + "fb9a0d0090b6fb9a0d0001ccb6fb9a0d000104657869740000000000000000000001020102616103010402636401"
                                + "056d616a6f720106706f6c696365"));
        assertThat(ViolationForm.read(in)).isEqualTo(violation("no-entry", "transport", null, null));
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        Violation violation = violation("capacity", "market-regulation", "GB 1", 4);
        ByteWriter out = new ByteWriter();
        ViolationForm.write(out, violation);
        assertThat(ViolationForm.read(new ByteReader(out.toBytes()))).isEqualTo(violation);
    }

    private static Violation violation(
            String kind, String coHandler, @Nullable String legalBasis, @Nullable Integer maxVehicles) {
        return new Violation(
                "00ff",
                VehicleId.parse("津A12345"),
                "R1",
                kind,
                "Z1",
                START,
                new Position(117_640_000, 39_010_000),
                START.plusSeconds(10),
                START.plusSeconds(20),
                START.plusSeconds(50),
                CloseReason.EXIT,
                null,
                null,
                maxVehicles,
                true,
                2,
                List.of("aa"),
                3,
                4,
                "cd",
                "major",
                "police",
                coHandler,
                legalBasis);
    }
}
