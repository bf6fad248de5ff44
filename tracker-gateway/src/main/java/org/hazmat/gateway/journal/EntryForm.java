package org.hazmat.gateway.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.hazmat.geocore.engine.Report;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;

/** An entry of the outcome log in the journal's bytes; its number is the key. */
final class EntryForm {
    /** Up to format 4. */
    private static final int JUDGED_WITH_FIX = 1;

    private static final int SILENT = 2;
    private static final int RESENT = 3;
    /** From format 2 on. */
    private static final int TOLD = 4;
    /** From format 5 on. */
    private static final int JUDGED = 5;

    private EntryForm() {}

    /**
     * The fix of a judged report is not written: it stands in the report's frame, which outlives the entry.
     *
     * @param report number of the judged report; 0 for none
     */
    static ByteWriter write(ByteWriter out, OutcomeLog.Entry entry, long report) {
        return switch (entry) {
            case OutcomeLog.Judged judged -> write(out, judged, report);
            case OutcomeLog.Resent resent ->
                out.octet(RESENT)
                        .vehicle(resent.vehicle())
                        .instant(resent.fixTime())
                        .digest(resent.digest());
            case OutcomeLog.Told told -> EventForm.write(out.octet(TOLD), told.event());
        };
    }

    private static ByteWriter write(ByteWriter out, OutcomeLog.Judged judged, long report) {
        Quality quality = judged.quality();
        if (quality == null) {
            out.octet(SILENT).vehicle(judged.vehicle());
        } else {
            out.octet(JUDGED).varint(report).text(quality.word());
        }
        out.varint(judged.changes().size());
        judged.changes().forEach(change -> ChangeForm.write(out, change));
        return out;
    }

    /** Number of the judged report; 0 for none, and for one whose fix stands in the entry. */
    static long report(byte[] value) {
        ByteReader in = new ByteReader(value);
        return in.octet() == JUDGED ? in.varint() : 0;
    }

    /** @param reports finds a report by its number */
    static OutcomeLog.Entry read(long number, byte[] value, LongFunction<Report> reports) {
        ByteReader in = new ByteReader(value);
        int kind = in.octet();
        return switch (kind) {
            case RESENT -> new OutcomeLog.Resent(number, in.vehicle(), in.instant(), in.digest());
            case TOLD -> new OutcomeLog.Told(number, EventForm.read(in, in.vehicle()));
            case SILENT -> new OutcomeLog.Judged(number, in.vehicle(), null, null, null, changes(in));
            case JUDGED -> judged(number, reports.apply(in.varint()), in);
            case JUDGED_WITH_FIX -> {
                VehicleId vehicle = in.vehicle();
                yield judged(number, new Report(0, vehicle, FixForm.read(in), in.instant()), in);
            }
            default -> throw new IllegalStateException("no outcome has the kind " + kind);
        };
    }

    private static OutcomeLog.Judged judged(long number, Report report, ByteReader in) {
        return new OutcomeLog.Judged(
                number, report.vehicle(), report.fix(), report.receivedAt(), Quality.ofWord(in.text()), changes(in));
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
