package org.hazmat.gateway.journal;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.RuleKind;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/** A violation in the journal's bytes. */
final class ViolationForm {
    /** Where the first form has the id, which is never empty. */
    private static final String LATER_FORM = "";

    private static final int FORM = 2;

    private ViolationForm() {}

    static void write(ByteWriter out, Violation violation) {
        Integer maxVehicles = violation.maxVehicles();
        out.text(LATER_FORM)
                .octet(FORM)
                .textOrNull(violation.coHandler())
                .textOrNull(violation.legalBasis())
                .flag(maxVehicles != null)
                .varint(maxVehicles == null ? 0 : maxVehicles);
        writeFirstForm(out, violation);
    }

    private static void writeFirstForm(ByteWriter out, Violation violation) {
        out.text(violation.id())
                .vehicle(violation.vehicle())
                .text(violation.rule())
                .text(violation.kind())
                .textOrNull(violation.zone())
                .instant(violation.start())
                .signed(violation.startPosition().lonMicrodegrees())
                .signed(violation.startPosition().latMicrodegrees())
                .instant(violation.confirmedAt())
                .instant(violation.end())
                .instantOrNull(violation.closedAt());
        CloseReason reason = violation.closeReason();
        out.textOrNull(reason == null ? null : reason.word());
        Double maxKmh = violation.maxKmh();
        out.flag(maxKmh != null).fixed64(maxKmh == null ? 0 : Double.doubleToRawLongBits(maxKmh));
        out.instantOrNull(violation.drivingSince()).flag(violation.late()).varint(violation.revision());
        out.varint(violation.supersedes().size());
        violation.supersedes().forEach(out::text);
        Integer zoneVersion = violation.zoneVersion();
        out.varint(violation.ruleVersion()).flag(zoneVersion != null).varint(zoneVersion == null ? 0 : zoneVersion);
        out.text(violation.rulebookHash()).textOrNull(violation.severity()).textOrNull(violation.authority());
    }

    /** Reads the first form too, which journals up to format 3 have; in it, the kind of the rule says who is concerned as well. */
    static Violation read(ByteReader in) {
        String first = in.text();
        if (!first.equals(LATER_FORM)) {
            return read(in, first, null);
        }
        int form = in.octet();
        if (form != FORM) {
            throw new IllegalStateException("no violation has the form " + form);
        }
        Added added = new Added(in.textOrNull(), in.textOrNull(), number(in.flag(), in.size()));
        return read(in, in.text(), added);
    }

    /** What the first form has not. */
    private record Added(
            @Nullable String coHandler,
            @Nullable String legalBasis,
            @Nullable Integer maxVehicles) {
        /** What the first form means. */
        private static Added of(String kind) {
            return new Added(RuleKind.ofWord(kind).coHandler(), null, null);
        }
    }

    private static Violation read(ByteReader in, String id, @Nullable Added known) {
        VehicleId vehicle = in.vehicle();
        String rule = in.text();
        String kind = in.text();
        Added added = known == null ? Added.of(kind) : known;
        return new Violation(
                id,
                vehicle,
                rule,
                kind,
                in.textOrNull(),
                in.instant(),
                new Position((int) in.signed(), (int) in.signed()),
                in.instant(),
                in.instant(),
                in.instantOrNull(),
                closeReason(in.textOrNull()),
                maxKmh(in.flag(), in.fixed64()),
                in.instantOrNull(),
                added.maxVehicles,
                in.flag(),
                in.size(),
                texts(in),
                in.size(),
                number(in.flag(), in.size()),
                in.text(),
                in.textOrNull(),
                in.textOrNull(),
                added.coHandler,
                added.legalBasis);
    }

    private static @Nullable CloseReason closeReason(@Nullable String word) {
        return word == null ? null : CloseReason.ofWord(word);
    }

    private static @Nullable Double maxKmh(boolean present, long bits) {
        return present ? Double.longBitsToDouble(bits) : null;
    }

    private static @Nullable Integer number(boolean present, int number) {
        return present ? number : null;
    }

    private static List<String> texts(ByteReader in) {
        int count = in.size();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.text());
        }
        return texts;
    }
}
