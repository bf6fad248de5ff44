package org.hazmat.geocore.explain;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
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

/** An explanation in Chinese. */
final class InChinese extends Wording {
    InChinese(Explanation explanation) {
        super(explanation);
    }

    @Override
    String text() {
        return vehicle() + deed() + "（规则 " + violation.rule() + "）。" + certainty() + inside() + hours() + cargo()
                + permits() + ending() + forgotten();
    }

    private String forgotten() {
        Instant keptFrom = explanation.keptFrom();
        return keptFrom == null ? "" : full(keptFrom) + " 之前的定位数据已超过保存期限，不再保留，无法据此复核。";
    }

    private String span() {
        return start() + " 至 " + end();
    }

    private String deed() {
        return switch (explanation.rule()) {
            case NoEntry ban -> "于 " + span() + " 处于禁止驶入的「" + zone() + "」内";
            case Dwell dwell -> "于 " + span() + " 在「" + zone() + "」内停留，超过允许的 " + length(dwell.limitSeconds());
            case ParkOutside outside -> "于 " + span() + " 在允许区域之外停放，超过允许的 " + length(outside.limitSeconds());
            case Speed speed ->
                "于 " + span() + (violation.zone() == null ? "" : " 在「" + zone() + "」内") + "以最高 " + maxKmh()
                        + " km/h 行驶，超过限速 " + limitKmh(speed) + " km/h 至少 " + length(speed.sustainSeconds());
            case Fatigue fatigue -> tired(fatigue);
            case Route route -> "于 " + span() + " 偏离批准的路线";
            case UnfitRunning unfit -> "于 " + span() + " 行驶，而其" + expired() + "已过期";
            case NoWaybill without -> "于 " + span() + " 行驶，没有有效的电子运单";
            case WaybillWithoutTrack unused -> "在自 " + start() + " 起的电子运单 " + waybill() + " 期间从未行驶";
            case LoadCheckMissing check ->
                "于 " + start() + " 驶离「" + zone() + "」，此前 " + length(check.validSeconds()) + "内没有通过充装查验";
            case ParkEntry park -> "于 " + span() + " 未预约而处于「" + zone() + "」内";
            case Escort escort -> "于 " + span() + " 按电子运单 " + waybill() + " 行驶，运单上没有押运员";
            case CargoLicence licence -> "于 " + span() + " 按电子运单 " + waybill() + " 行驶，所载货物超出其经营范围";
            case GoneSilent silence -> "于 " + start() + " 驶向「" + zone() + "」途中失联，或其终端主电源、天线断开";
            case Capacity capacity ->
                "于 " + start() + " 驶入「" + zone() + "」，使区内车辆超过核定的 " + maxVehicles() + " 辆，超出状态持续至 " + end();
            case TerminalAlarm alarm ->
                "的终端于 " + span() + " 报警（报警位 "
                        + alarm.alarmBits().stream().map(String::valueOf).collect(Collectors.joining("、")) + "）";
        };
    }

    private String tired(Fatigue fatigue) {
        Instant since = violation.drivingSince();
        return "自 " + (since == null ? "?" : time(since)) + " 起连续驾驶，其间没有满 " + length(fatigue.restSeconds()) + "的休息，于 "
                + start() + " 超过 " + length(fatigue.driveSeconds()) + "，一直行驶到 " + end();
    }

    private String certainty() {
        boolean atOnce = violation.confirmedAt().equals(violation.start());
        return atOnce ? "" : time(violation.confirmedAt()) + " 确认。";
    }

    private String inside() {
        List<Explanation.Presence> inside = explanation.inside();
        if (inside.isEmpty()) {
            return "";
        }
        String more = inside.size() > MOST_TOLD ? "等共 " + inside.size() + " 辆" : "";
        return "当时在区内的有："
                + inside.stream().limit(MOST_TOLD).map(this::presence).collect(Collectors.joining("、"))
                + more + "。";
    }

    private String presence(Explanation.Presence each) {
        VehicleId vehicle = each.vehicle();
        Instant to = each.to();
        return (vehicle == null ? "另一车辆" : vehicle.plate()) + "（" + time(each.from())
                + (to == null ? " 起，尚未离开）" : " 至 " + time(to) + "）");
    }

    private String hours() {
        Window window = explanation.window();
        if (!window.limited()) {
            return "";
        }
        Instant from = window.openFrom();
        Instant to = window.openTo();
        return "规则时段为 " + window.when().text()
                + (from == null ? "" : "，自 " + time(from) + " 起生效")
                + (to == null ? "" : "，至 " + time(to) + " 止") + "。";
    }

    private String cargo() {
        Explanation.Circumstances circumstances = explanation.circumstances();
        Cargo cargo = circumstances.cargo();
        String state = switch (cargo.state()) {
            case LOADED -> "重车";
            case EMPTY_UNCLEANED -> "空车未清洗";
            case EMPTY_CLEANED -> "空车已清洗";
        };
        String source = circumstances.waybill() != null
                ? "据电子运单 " + waybill()
                : circumstances.registered() ? "据车辆档案" : "车辆未登记，按重车处理";
        return "载货状态：" + state + (cargo.unNumber() == null ? "" : "，UN " + cargo.unNumber()) + "（" + source + "）。";
    }

    private String permits() {
        if (explanation.rule().kind() != RuleKind.NO_ENTRY) {
            return "";
        }
        List<InForce.PermitCheck> checks = explanation.permits();
        return checks.isEmpty() ? "该车没有通行证。" : checks.stream().map(this::permit).collect(Collectors.joining());
    }

    private String permit(InForce.PermitCheck check) {
        Permit permit = check.permit();
        Permit.Objection objection = check.objection();
        if (objection == null) {
            return "通行证 " + permit.id() + " 现已免除此禁令。";
        }
        return "通行证 " + permit.id() + " 不适用："
                + switch (objection) {
                    case IGNORED -> "该规则不认通行证";
                    case ZONE -> "未包括「" + zone() + "」";
                    case DATES -> "有效期为 " + permit.validFrom() + " 至 " + permit.validTo();
                    case HOURS -> "其时段为 " + permit.when().text();
                    case CARGO -> "仅限其他货物（" + String.join("、", permit.cargo()) + "）";
                }
                + "。";
    }

    @Override
    String ending() {
        Instant closedAt = violation.closedAt();
        CloseReason reason = violation.closeReason();
        return closedAt == null || reason == null ? "违规仍在持续。" : time(closedAt) + " 结束：" + because(reason) + "。";
    }

    private String because(CloseReason reason) {
        return switch (reason) {
            case EXIT -> left();
            case WINDOW_END -> "此时规则已不适用";
            case EXEMPT -> explanation.lifting() == null ? "自该定位点起豁免" : "自该定位点起通行证 " + explanation.lifting() + " 免除此禁令";
            case SIGNAL_LOST -> crowd() ? "过久未收到区内一辆车的定位" : "过久未收到该车的定位";
            case RULE_CHANGED -> "自该定位点起规则或区域的另一版本生效";
            case MOVED -> "连续第二个不再停在原处的定位点";
            case SLOWED -> "第一个不再超速的定位点";
            case RESTED -> "该车已休息足够时间";
        };
    }

    private String left() {
        return switch (explanation.rule().kind()) {
            case ROUTE -> "连续第二个回到批准路线内的定位点";
            case LOAD_CHECK -> "该车已回到装货点";
            case SILENCE -> "又收到该车定位，且不再如此";
            case TERMINAL_ALARM -> "第一个不再报警的定位点";
            case CAPACITY -> "驶离后腾出位置的车辆连续第二个在区域外 15 米以上的定位点";
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
                    CARGO_LICENCE -> "连续第二个在区域外 15 米以上的定位点";
        };
    }

    private String expired() {
        List<Paper> papers = explanation.circumstances().expired();
        return papers.isEmpty() ? "证件" : papers.stream().map(InChinese::word).collect(Collectors.joining("、"));
    }

    private static String word(Paper paper) {
        return switch (paper) {
            case TRANSPORT_LICENCE -> "道路运输证";
            case TANK_INSPECTION -> "罐体检验";
            case ANNUAL_REVIEW -> "年度审验";
        };
    }

    private static String length(int seconds) {
        if (seconds >= 3600 && seconds % 3600 == 0) {
            return seconds / 3600 + " 小时";
        }
        return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + " 分钟" : seconds + " 秒";
    }
}
