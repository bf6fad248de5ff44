package org.hazmat.gateway.journal;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/** A violation in the journal's bytes. */
final class ViolationForm {
    private ViolationForm() {}

    static void write(ByteWriter out, Violation violation) {
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

    static Violation read(ByteReader in) {
        return new Violation(
                in.text(),
                in.vehicle(),
                in.text(),
                in.text(),
                in.textOrNull(),
                in.instant(),
                new Position((int) in.signed(), (int) in.signed()),
                in.instant(),
                in.instant(),
                in.instantOrNull(),
                closeReason(in.textOrNull()),
                maxKmh(in.flag(), in.fixed64()),
                in.instantOrNull(),
                in.flag(),
                in.size(),
                texts(in),
                in.size(),
                zoneVersion(in.flag(), in.size()),
                in.text(),
                in.textOrNull(),
                in.textOrNull());
    }

    private static @Nullable CloseReason closeReason(@Nullable String word) {
        return word == null ? null : CloseReason.ofWord(word);
    }

    private static @Nullable Double maxKmh(boolean present, long bits) {
        return present ? Double.longBitsToDouble(bits) : null;
    }

    private static @Nullable Integer zoneVersion(boolean present, int version) {
        return present ? version : null;
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
