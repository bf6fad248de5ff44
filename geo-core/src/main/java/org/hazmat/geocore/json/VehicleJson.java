package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/** A vehicle of the register (contract.md 3). */
public final class VehicleJson {
    static final String CARGO_STATES =
            Arrays.stream(CargoState.values()).map(CargoState::word).collect(Collectors.joining(", "));
    private static final List<String> FIELDS = List.of(
            "plate",
            "plateColor",
            "phoneNumber",
            "operator",
            "type",
            "unNumber",
            "cargoState",
            "transportLicence",
            "tankInspection",
            "annualReview",
            "sample",
            "driver",
            "reportedWaybill");
    private static final int MAX_COLOR = 99;

    private VehicleJson() {}

    public static ObjectNode write(Vehicle vehicle) {
        ObjectNode node = JsonText.object();
        node.put("plate", vehicle.id().plate());
        node.put("plateColor", vehicle.id().plateColor());
        node.put("phoneNumber", vehicle.phoneNumber());
        node.put("operator", vehicle.operator());
        node.put("type", vehicle.type());
        node.put("unNumber", vehicle.unNumber());
        node.put("cargoState", vehicle.cargoState().word());
        Vehicle.Licence licence = vehicle.transportLicence();
        if (licence == null) {
            node.putNull("transportLicence");
        } else {
            node.putObject("transportLicence")
                    .put("number", licence.number())
                    .put("validTo", licence.validTo().toString())
                    .set("scope", RuleJson.texts(licence.scope()));
        }
        writeValidTo(node, "tankInspection", vehicle.tankInspectionValidTo());
        writeValidTo(node, "annualReview", vehicle.annualReviewValidTo());
        node.put("sample", vehicle.sample());
        return node;
    }

    private static void writeValidTo(ObjectNode node, String name, @Nullable LocalDate validTo) {
        if (validTo == null) {
            node.putNull(name);
        } else {
            node.putObject(name).put("validTo", validTo.toString());
        }
    }

    private static @Nullable LocalDate validTo(Fields fields, String name) {
        return fields.has(name) ? fields.object(name).date("validTo") : null;
    }

    /** Reads a vehicle that names itself. */
    public static Vehicle read(JsonNode node) {
        return read(node, named(Fields.of(node)));
    }

    /** Reads a vehicle whose plate and colour stand in its address; those in the body must be the same. */
    public static Vehicle read(JsonNode node, VehicleId id) {
        Fields fields = Fields.of(node);
        fields.refuseSlips(FIELDS);
        if (fields.has("plate")
                && !fields.text("plate").equals(id.plate())
                && !fields.text("plate").equals(id.toString())) {
            throw fields.invalid("plate", "the vehicle names itself otherwise than its address, \"" + id + "\"");
        }
        if (fields.has("plateColor") && fields.integer("plateColor", 0, MAX_COLOR) != id.plateColor()) {
            throw fields.invalid("plateColor", "the colour is not that of its address, \"" + id + "\"");
        }
        return new Vehicle(
                id,
                phoneNumber(fields),
                fields.optionalText("operator"),
                fields.optionalText("type"),
                unNumber(fields),
                cargoState(fields),
                licence(fields),
                validTo(fields, "tankInspection"),
                validTo(fields, "annualReview"),
                fields.flag("sample"));
    }

    private static VehicleId named(Fields fields) {
        VehicleId written = fields.vehicle("plate");
        return fields.has("plateColor")
                ? new VehicleId(written.plate(), fields.integer("plateColor", 0, MAX_COLOR))
                : written;
    }

    private static String phoneNumber(Fields fields) {
        String number = fields.text("phoneNumber");
        if (!number.matches("\\d{1,20}")) {
            throw fields.invalid("phoneNumber", "a phone number has 1 to 20 digits, not \"" + number + "\"");
        }
        return number;
    }

    static @Nullable String unNumber(Fields fields) {
        String number = fields.optionalText("unNumber");
        if (number != null && !number.matches("\\d{4}")) {
            throw fields.invalid("unNumber", "a UN number has four digits, not \"" + number + "\"");
        }
        return number;
    }

    /** Nobody said that the tank is clean: then it counts as loaded. */
    static CargoState cargoState(Fields fields) {
        return fields.has("cargoState")
                ? fields.word("cargoState", CargoState::ofWord, CARGO_STATES)
                : CargoState.LOADED;
    }

    static boolean isCargoState(String word) {
        return Arrays.stream(CargoState.values()).anyMatch(state -> state.word().equals(word));
    }

    private static Vehicle.@Nullable Licence licence(Fields fields) {
        if (!fields.has("transportLicence")) {
            return null;
        }
        Fields licence = fields.object("transportLicence");
        return new Vehicle.Licence(licence.optionalText("number"), licence.date("validTo"), licence.texts("scope"));
    }
}
