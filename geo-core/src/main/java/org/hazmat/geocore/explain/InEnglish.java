package org.hazmat.geocore.explain;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hazmat.geocore.model.Cargo;
import org.hazmat.geocore.model.Paper;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Capacity;
import org.hazmat.geocore.rule.CargoLicence;
import org.hazmat.geocore.rule.Dwell;
import org.hazmat.geocore.rule.Escort;
import org.hazmat.geocore.rule.Fatigue;
import org.hazmat.geocore.rule.GoneSilent;
import org.hazmat.geocore.rule.InForce;
import org.hazmat.geocore.rule.LoadCheckMissing;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.NoWaybill;
import org.hazmat.geocore.rule.ParkEntry;
import org.hazmat.geocore.rule.ParkOutside;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Route;
import org.hazmat.geocore.rule.RuleKind;
import org.hazmat.geocore.rule.Speed;
import org.hazmat.geocore.rule.TerminalAlarm;
import org.hazmat.geocore.rule.UnfitRunning;
import org.hazmat.geocore.rule.WaybillWithoutTrack;
import org.hazmat.geocore.violation.CloseReason;

/** An explanation in English. */
final class InEnglish extends Wording {
    InEnglish(Explanation explanation) {
        super(explanation);
    }

    @Override
    String text() {
        return Stream.of(
                        vehicle() + " " + deed() + " (rule " + violation.rule() + ").",
                        certainty(),
                        inside(),
                        hours(),
                        cargo(),
                        permits(),
                        ending(),
                        forgotten())
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String forgotten() {
        Instant keptFrom = explanation.keptFrom();
        return keptFrom == null
                ? ""
                : "Positions before " + full(keptFrom)
                        + " are no longer kept; what they showed cannot be judged again.";
    }

    private String span() {
        return "from " + start() + " to " + end();
    }

    private String deed() {
        return switch (explanation.rule()) {
            case NoEntry ban -> "was inside " + zone() + " " + span() + ", where entry is forbidden";
            case Dwell dwell ->
                "stood in " + zone() + " " + span() + ", longer than the " + length(dwell.limitSeconds())
                        + " that are allowed";
            case ParkOutside outside ->
                "stood outside every allowed zone " + span() + ", longer than the " + length(outside.limitSeconds())
                        + " that are allowed";
            case Speed speed ->
                "drove at up to " + maxKmh() + " km/h" + (violation.zone() == null ? "" : " in " + zone()) + " "
                        + span() + ", above the limit of " + limitKmh(speed) + " km/h for at least "
                        + length(speed.sustainSeconds());
            case Fatigue fatigue -> tired(fatigue);
            case Route route -> "was outside the approved corridors " + span();
            case UnfitRunning unfit -> "drove " + span() + " although " + expired() + " had expired";
            case NoWaybill without -> "drove " + span() + " without a waybill in force";
            case WaybillWithoutTrack unused ->
                "never moved during waybill " + waybill() + ", which began at " + start();
            case LoadCheckMissing check ->
                "left " + zone() + " at " + start() + " without a load check passed in the "
                        + length(check.validSeconds()) + " before";
            case ParkEntry park -> "was inside " + zone() + " " + span() + " without an appointment";
            case Escort escort -> "drove " + span() + " by waybill " + waybill() + ", which shows no escort";
            case CargoLicence licence ->
                "drove " + span() + " by waybill " + waybill() + ", whose cargo its licence does not cover";
            case GoneSilent silence ->
                "was heading for \"" + zone() + "\" at " + start()
                        + " and was not heard any more, or its terminal lost power or antenna";
            case Capacity capacity ->
                "was one too many in " + zone() + " at " + start() + ", where " + maxVehicles()
                        + " vehicles may be, and there were too many until " + end();
            case TerminalAlarm alarm ->
                "had its terminal raise alarm bit "
                        + alarm.alarmBits().stream().map(String::valueOf).collect(Collectors.joining(" or ")) + " "
                        + span();
        };
    }

    private String tired(Fatigue fatigue) {
        Instant since = violation.drivingSince();
        return "had been driving since " + (since == null ? "?" : time(since)) + " without a rest of "
                + length(fatigue.restSeconds()) + " and at " + start() + " went beyond "
                + length(fatigue.driveSeconds()) + "; it drove until " + end();
    }

    private String certainty() {
        boolean atOnce = violation.confirmedAt().equals(violation.start());
        return atOnce ? "" : "It was certain at " + time(violation.confirmedAt()) + ".";
    }

    private String inside() {
        List<Explanation.Presence> inside = explanation.inside();
        if (inside.isEmpty()) {
            return "";
        }
        String more = inside.size() > MOST_TOLD ? ", and " + (inside.size() - MOST_TOLD) + " more" : "";
        return "Inside were "
                + inside.stream().limit(MOST_TOLD).map(this::presence).collect(Collectors.joining(", "))
                + more + ".";
    }

    private String presence(Explanation.Presence each) {
        VehicleId vehicle = each.vehicle();
        Instant to = each.to();
        return (vehicle == null ? "another" : vehicle.plate()) + " from " + time(each.from())
                + (to == null ? " on" : " to " + time(to));
    }

    private String hours() {
        Window window = explanation.window();
        if (!window.limited()) {
            return "";
        }
        Instant from = window.openFrom();
        Instant to = window.openTo();
        return "The rule's hours, " + window.when().text() + ", were open"
                + (from == null ? "" : " from " + time(from))
                + (to == null ? "" : " to " + time(to)) + ".";
    }

    private String cargo() {
        Explanation.Circumstances circumstances = explanation.circumstances();
        Cargo cargo = circumstances.cargo();
        String source = circumstances.waybill() != null
                ? "by waybill " + waybill()
                : circumstances.registered() ? "by the register" : "taken for granted, for it is not registered";
        return "Cargo: " + cargo.state().word() + (cargo.unNumber() == null ? "" : ", UN " + cargo.unNumber()) + ", "
                + source + ".";
    }

    private String permits() {
        if (explanation.rule().kind() != RuleKind.NO_ENTRY) {
            return "";
        }
        List<InForce.PermitCheck> checks = explanation.permits();
        return checks.isEmpty()
                ? "The vehicle had no permit."
                : checks.stream().map(this::permit).collect(Collectors.joining(" "));
    }

    private String permit(InForce.PermitCheck check) {
        Permit permit = check.permit();
        Permit.Objection objection = check.objection();
        if (objection == null) {
            return "Permit " + permit.id() + " lifts the ban now.";
        }
        return "Permit " + permit.id() + " did not lift the ban: "
                + switch (objection) {
                    case IGNORED -> "the rule ignores permits";
                    case ZONE -> "it does not name " + zone();
                    case DATES -> "it is valid from " + permit.validFrom() + " to " + permit.validTo();
                    case HOURS -> "its hours are " + permit.when().text();
                    case CARGO -> "it is for other cargo (" + String.join(", ", permit.cargo()) + ")";
                }
                + ".";
    }

    @Override
    String ending() {
        Instant closedAt = violation.closedAt();
        CloseReason reason = violation.closeReason();
        return closedAt == null || reason == null
                ? "It is still open."
                : "It closed at " + time(closedAt) + ": " + because(reason) + ".";
    }

    private String because(CloseReason reason) {
        return switch (reason) {
            case EXIT -> left();
            case WINDOW_END -> "the rule did not apply at that time any more";
            case EXEMPT ->
                explanation.lifting() == null
                        ? "from that fix on the vehicle was exempt"
                        : "from that fix on permit " + explanation.lifting() + " lifted the ban";
            case SIGNAL_LOST ->
                crowd()
                        ? "nothing was heard for too long of a vehicle that was there"
                        : "nothing was heard of the vehicle for too long";
            case RULE_CHANGED -> "from that fix on another version of the rule or zone was in force";
            case MOVED -> "the second fix in a row that no longer stood there";
            case SLOWED -> "the first fix that was not above the limit there";
            case RESTED -> "the vehicle had rested for long enough";
        };
    }

    private String left() {
        return switch (explanation.rule().kind()) {
            case ROUTE -> "the second fix in a row inside an approved corridor";
            case LOAD_CHECK -> "the vehicle was back at the loading site";
            case SILENCE -> "the vehicle was heard, and no longer so";
            case TERMINAL_ALARM -> "the first fix without the alarm";
            case CAPACITY -> "the second fix in a row more than 15 m outside, of the vehicle whose leaving made room";
            case NO_ENTRY,
                    DWELL,
                    PARK_OUTSIDE,
                    SPEED,
                    FATIGUE,
                    UNFIT_RUNNING,
                    NO_WAYBILL,
                    WAYBILL_WITHOUT_TRACK,
                    PARK_ENTRY,
                    ESCORT,
                    CARGO_LICENCE -> "the second fix in a row more than 15 m outside";
        };
    }

    private String expired() {
        List<Paper> papers = explanation.circumstances().expired();
        return papers.isEmpty()
                ? "a paper"
                : papers.stream()
                        .map(paper -> "its " + paper.word().replace('-', ' '))
                        .collect(Collectors.joining(" and "));
    }

    private static String length(int seconds) {
        if (seconds >= 3600 && seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
