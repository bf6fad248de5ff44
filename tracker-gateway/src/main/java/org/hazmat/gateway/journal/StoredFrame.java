package org.hazmat.gateway.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.engine.Report;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleId;

/**
 * A frame as the journal keeps it.
 *
 * @param number of its first report; the others have the numbers that follow. A frame without reports has one number too
 * @param fixes those that were new when it came, so that judging them again needs no protocol
 */
record StoredFrame(
        long number, VehicleId vehicle, String phoneNumber, Instant receivedAt, byte[] frame, List<Fix> fixes) {
    long numbers() {
        return Math.max(1, fixes.size());
    }

    /** Whether this is the frame of the report with this number. */
    boolean has(long report) {
        return report >= number && report < number + fixes.size();
    }

    /** One that it has. */
    Report report(long report) {
        return new Report(report, vehicle, fixes.get(Math.toIntExact(report - number)), receivedAt);
    }

    List<Report> reports() {
        List<Report> reports = new ArrayList<>(fixes.size());
        for (int i = 0; i < fixes.size(); i++) {
            reports.add(report(number + i));
        }
        return reports;
    }

    ByteWriter write(ByteWriter out) {
        out.vehicle(vehicle).text(phoneNumber).instant(receivedAt).varint(fixes.size());
        fixes.forEach(fix -> FixForm.write(out, fix));
        return out.blob(frame);
    }

    static StoredFrame read(long number, byte[] value) {
        ByteReader in = new ByteReader(value);
        VehicleId vehicle = in.vehicle();
        String phoneNumber = in.text();
        Instant receivedAt = in.instant();
        int count = in.size();
        List<Fix> fixes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fixes.add(FixForm.read(in));
        }
        return new StoredFrame(number, vehicle, phoneNumber, receivedAt, in.blob(), fixes);
    }
}
