package org.hazmat.gateway.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;

/** An entry of the outcome log in the journal's bytes; its number is the key. */
final class EntryForm {
    private static final int JUDGED = 1;
    private static final int SILENT = 2;
    private static final int RESENT = 3;
    /** From format 2 on. */
    private static final int TOLD = 4;

    private EntryForm() {}

    static ByteWriter write(ByteWriter out, OutcomeLog.Entry entry) {
        return switch (entry) {
            case OutcomeLog.Judged judged -> write(out, judged);
            case OutcomeLog.Resent resent ->
                out.octet(RESENT)
                        .vehicle(resent.vehicle())
                        .instant(resent.fixTime())
                        .digest(resent.digest());
            case OutcomeLog.Told told -> EventForm.write(out.octet(TOLD), told.event());
        };
    }

    private static ByteWriter write(ByteWriter out, OutcomeLog.Judged judged) {
        Fix fix = judged.fix();
        Instant receivedAt = judged.receivedAt();
        Quality quality = judged.quality();
        if (fix == null || receivedAt == null || quality == null) {
            out.octet(SILENT).vehicle(judged.vehicle());
        } else {
            FixForm.write(out.octet(JUDGED).vehicle(judged.vehicle()), fix);
            out.instant(receivedAt).text(quality.word());
        }
        out.varint(judged.changes().size());
        judged.changes().forEach(change -> ChangeForm.write(out, change));
        return out;
    }

    static OutcomeLog.Entry read(long number, byte[] value) {
        ByteReader in = new ByteReader(value);
        int kind = in.octet();
        VehicleId vehicle = in.vehicle();
        return switch (kind) {
            case RESENT -> new OutcomeLog.Resent(number, vehicle, in.instant(), in.digest());
            case TOLD -> new OutcomeLog.Told(number, EventForm.read(in, vehicle));
            case SILENT -> new OutcomeLog.Judged(number, vehicle, null, null, null, changes(in));
            case JUDGED ->
                new OutcomeLog.Judged(
                        number, vehicle, FixForm.read(in), in.instant(), Quality.ofWord(in.text()), changes(in));
            default -> throw new IllegalStateException("no outcome has the kind " + kind);
        };
    }

    private static List<Change> changes(ByteReader in) {
        int count = in.size();
        List<Change> changes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            changes.add(ChangeForm.read(in));
        }
        return changes;
    }
}
