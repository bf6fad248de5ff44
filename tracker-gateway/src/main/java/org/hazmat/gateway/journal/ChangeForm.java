package org.hazmat.gateway.journal;

import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.violation.Observation;

/** A change in the journal's bytes: an octet for its kind, then what it carries. */
final class ChangeForm {
    private static final int OPENED = 1;
    private static final int EXTENDED = 2;
    private static final int UPDATED = 3;
    private static final int CLOSED = 4;
    private static final int TOUCH = 5;
    private static final int CROSSING = 6;
    private static final int DISPLACEMENT = 7;
    private static final int REQUALIFIED = 8;
    private static final int SUPERSEDED = 9;
    private static final int WITHDRAWN = 10;
    private static final int PRE_ALERT = 11;

    private ChangeForm() {}

    static void write(ByteWriter out, Change change) {
        switch (change) {
            case Change.Opened opened -> ViolationForm.write(out.octet(OPENED), opened.violation());
            case Change.Extended extended -> ViolationForm.write(out.octet(EXTENDED), extended.violation());
            case Change.Updated updated -> ViolationForm.write(out.octet(UPDATED), updated.violation());
            case Change.Closed closed -> ViolationForm.write(out.octet(CLOSED), closed.violation());
            case Change.Superseded superseded -> {
                ViolationForm.write(out.octet(SUPERSEDED), superseded.violation());
                out.textOrNull(superseded.by());
            }
            case Change.Observed observed -> writeObservation(out, observed.observation());
            case Change.Withdrawn withdrawn -> writeObservation(out.octet(WITHDRAWN), withdrawn.observation());
            case Change.Requalified requalified ->
                out.octet(REQUALIFIED)
                        .instant(requalified.fixTime())
                        .digest(requalified.digest())
                        .text(requalified.quality().word());
        }
    }

    static void writeObservation(ByteWriter out, Observation observation) {
        switch (observation) {
            case Observation.Touch touch ->
                out.octet(TOUCH)
                        .vehicle(touch.vehicle())
                        .text(touch.rule())
                        .text(touch.zone())
                        .instant(touch.at());
            case Observation.PreAlert alert ->
                out.octet(PRE_ALERT)
                        .vehicle(alert.vehicle())
                        .text(alert.rule())
                        .text(alert.zone())
                        .instant(alert.at());
            case Observation.InferredCrossing crossing ->
                out.octet(CROSSING)
                        .vehicle(crossing.vehicle())
                        .text(crossing.rule())
                        .text(crossing.zone())
                        .instant(crossing.start())
                        .instant(crossing.end());
            case Observation.OfflineDisplacement displacement ->
                out.octet(DISPLACEMENT)
                        .vehicle(displacement.vehicle())
                        .instant(displacement.start())
                        .instant(displacement.end())
                        .varint(displacement.metres());
        }
    }

    static Change read(ByteReader in) {
        int kind = in.octet();
        return switch (kind) {
            case OPENED -> new Change.Opened(ViolationForm.read(in));
            case EXTENDED -> new Change.Extended(ViolationForm.read(in));
            case UPDATED -> new Change.Updated(ViolationForm.read(in));
            case CLOSED -> new Change.Closed(ViolationForm.read(in));
            case SUPERSEDED -> new Change.Superseded(ViolationForm.read(in), in.textOrNull());
            case WITHDRAWN -> new Change.Withdrawn(readObservation(in, in.octet()));
            case REQUALIFIED -> new Change.Requalified(in.instant(), in.digest(), Quality.ofWord(in.text()));
            default -> new Change.Observed(readObservation(in, kind));
        };
    }

    static Observation readObservation(ByteReader in, int kind) {
        return switch (kind) {
            case TOUCH -> new Observation.Touch(in.vehicle(), in.text(), in.text(), in.instant());
            case PRE_ALERT -> new Observation.PreAlert(in.vehicle(), in.text(), in.text(), in.instant());
            case CROSSING ->
                new Observation.InferredCrossing(in.vehicle(), in.text(), in.text(), in.instant(), in.instant());
            case DISPLACEMENT ->
                new Observation.OfflineDisplacement(in.vehicle(), in.instant(), in.instant(), in.varint());
            default -> throw new IllegalStateException("no change has the kind " + kind);
        };
    }
}
