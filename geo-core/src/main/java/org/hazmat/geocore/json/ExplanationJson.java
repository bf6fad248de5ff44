package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.hazmat.geocore.explain.Explanation;
import org.hazmat.geocore.explain.Sentences;
import org.hazmat.geocore.explain.Window;
import org.hazmat.geocore.model.Paper;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.InForce;
import org.hazmat.geocore.rule.Look;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.track.Trace;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/** Why a violation is one (contract.md 3). */
public final class ExplanationJson {
    private ExplanationJson() {}

    public static ObjectNode write(Explanation explanation) {
        Violation violation = explanation.violation();
        ObjectNode node = JsonText.object();
        node.put("violation", violation.id());
        node.set("sentence", sentences(Sentences.of(explanation)));
        node.put("reproduced", explanation.reproduced());
        node.put("fixesKeptFrom", JsonText.time(explanation.keptFrom()));
        node.set("rule", RuleJson.write(explanation.rule()));
        node.put("ruleVersion", violation.ruleVersion());
        node.put("zone", violation.zone());
        node.put("zoneVersion", violation.zoneVersion());
        node.set("window", window(explanation.window()));
        node.put("registerVersion", explanation.circumstances().registerVersion());
        node.set("cargo", cargo(explanation.circumstances()));
        ArrayNode expired = node.putArray("expired");
        explanation.circumstances().expired().stream().map(Paper::word).forEach(expired::add);
        node.put("maxVehicles", violation.maxVehicles());
        ArrayNode inside = node.putArray("inside");
        explanation.inside().forEach(each -> inside.add(presence(each)));
        ArrayNode permits = node.putArray("permits");
        explanation.permits().forEach(check -> permits.add(permit(check)));
        ArrayNode fixes = node.putArray("fixes");
        explanation.fixes().forEach(seen -> fixes.add(fix(seen)));
        node.put("fixesLeftOut", explanation.leftOut());
        node.set("closed", closed(explanation));
        return node;
    }

    private static ObjectNode sentences(Sentences sentences) {
        return JsonText.object().put("zh", sentences.zh()).put("en", sentences.en());
    }

    private static ObjectNode window(Window window) {
        return JsonText.object()
                .put("when", window.when().text())
                .put("openFrom", JsonText.time(window.openFrom()))
                .put("openTo", JsonText.time(window.openTo()));
    }

    private static ObjectNode cargo(Explanation.Circumstances circumstances) {
        Waybill waybill = circumstances.waybill();
        String otherwise = circumstances.registered() ? "register" : "unknown";
        return JsonText.object()
                .put("state", circumstances.cargo().state().word())
                .put("unNumber", circumstances.cargo().unNumber())
                .put("source", waybill == null ? otherwise : "waybill")
                .put("waybill", waybill == null ? null : waybill.id());
    }

    private static ObjectNode presence(Explanation.Presence presence) {
        VehicleId vehicle = presence.vehicle();
        return JsonText.object()
                .put("plate", vehicle == null ? null : vehicle.toString())
                .put("from", JsonText.time(presence.from()))
                .put("to", JsonText.time(presence.to()));
    }

    private static ObjectNode permit(InForce.PermitCheck check) {
        Permit.Objection objection = check.objection();
        return JsonText.object()
                .put("id", check.permit().id())
                .put("lifts", objection == null)
                .put("because", objection == null ? null : objection.word());
    }

    private static ObjectNode fix(Trace.Seen seen) {
        Look look = seen.look();
        Double metres = seen.metres();
        return JsonText.object()
                .put("time", JsonText.time(seen.fix().time()))
                .put("lon", seen.fix().position().lon())
                .put("lat", seen.fix().position().lat())
                .put("speedKmh", seen.fix().speedKmh())
                .put("quality", seen.quality().word())
                .put("insideZone", metres == null ? null : Boolean.valueOf(metres <= 0))
                .put("metresFromZone", metres == null ? null : Double.valueOf(Math.round(metres * 10) / 10.0))
                .put("open", look == null ? null : Boolean.valueOf(look != Look.SHUT))
                .put("exempt", look == null ? null : Boolean.valueOf(look == Look.EXEMPT))
                .put("look", look == null ? null : look.name().toLowerCase(Locale.ROOT))
                .put("effect", seen.effect().word());
    }

    private static @Nullable ObjectNode closed(Explanation explanation) {
        CloseReason reason = explanation.violation().closeReason();
        if (reason == null) {
            return null;
        }
        ObjectNode closed = JsonText.object();
        closed.put("reason", reason.word());
        closed.set("sentence", sentences(Sentences.ofEnd(explanation)));
        return closed;
    }
}
