package org.hazmat.gateway.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.area.TimeWindow;
import org.hazmat.protocols.jt808.item.AdditionalItem;
import org.hazmat.protocols.jt808.item.Unknown;
import org.hazmat.protocols.jt808.message.AlarmConfirmation;
import org.hazmat.protocols.jt808.message.AlarmFlag;
import org.hazmat.protocols.jt808.message.Gnss;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.StatusFlag;
import org.hazmat.protocols.jt808.message.TimeResponse;
import org.hazmat.protocols.jt808.parameter.Parameter;
import org.hazmat.protocols.jt808.parameter.ParameterKind;
import org.hazmat.protocols.wire.BcdDate;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;

/**
 * A field in the words of people.
 *
 * @param value in its unit
 * @param meaning empty where the value says all
 */
record Meaning(String value, String meaning) {

    private static final List<String> RESULTS =
            List.of("ok", "failed", "malformed", "not supported", "alarm confirmed");
    private static final List<String> ACTIONS = List.of("replace all", "add", "change");
    private static final List<String> AREAS = List.of("", "circle", "rectangle", "polygon", "route");
    private static final List<String> MEDIA = List.of("image", "sound", "video");
    private static final List<String> EVENTS = List.of(
            "platform", "timer", "robbery", "collision", "door open", "door shut", "door shut and off", "distance");
    private static final List<String> EDITS = List.of("delete all", "replace", "add", "change", "delete these");

    /** Codes of the standard, by record and component. */
    private static final Map<String, List<String>> CODES = Map.ofEntries(
            Map.entry("TerminalGeneralResponse.result", RESULTS),
            Map.entry("PlatformGeneralResponse.result", RESULTS),
            Map.entry(
                    "RegistrationResponse.result",
                    List.of(
                            "ok",
                            "vehicle already registered",
                            "no such vehicle",
                            "terminal already registered",
                            "no such terminal")),
            Map.entry(
                    "Registration.plateColor",
                    List.of("no plate, the VIN follows", "blue", "yellow", "black", "white", "green")),
            Map.entry("CardEvent.status", List.of("", "put in, on duty", "taken out, off duty")),
            Map.entry("CardEvent.result", List.of("read", "not authentic", "locked", "taken out", "check failed")),
            Map.entry("LocationBatch.type", List.of("ordinary", "blind area")),
            Map.entry("CircleAreas.action", ACTIONS),
            Map.entry("RectangleAreas.action", ACTIONS),
            Map.entry("AreaQuery.type", AREAS),
            Map.entry("AreaResponse.type", AREAS),
            Map.entry("AreaPassage.placeType", AREAS),
            Map.entry("AreaPassage.direction", List.of("in", "out")),
            Map.entry("OverspeedPlace.placeType", List.of("nowhere", "circle", "rectangle", "polygon", "segment")),
            Map.entry("SegmentTime.result", List.of("too short", "too long")),
            Map.entry("Media.type", MEDIA),
            Map.entry("Media.format", List.of("JPEG", "TIF", "MP3", "WAV", "WMV")),
            Map.entry("Media.event", EVENTS),
            Map.entry("MediaFilter.type", MEDIA),
            Map.entry("MediaFilter.event", EVENTS),
            Map.entry("Found.type", MEDIA),
            Map.entry("Found.event", EVENTS),
            Map.entry("CameraShot.save", List.of("upload", "keep")),
            Map.entry("CameraShotResponse.result", List.of("done", "failed", "no such channel")),
            Map.entry("SoundRecording.command", List.of("stop", "start")),
            Map.entry("SoundRecording.save", List.of("upload", "keep")),
            Map.entry("SoundRecording.rate", List.of("8 kHz", "11 kHz", "23 kHz", "32 kHz")),
            Map.entry("UpgradeResult.result", List.of("done", "failed", "cancelled")),
            Map.entry("CallBack.flag", List.of("ordinary call", "listening in")),
            Map.entry("EventMenu.type", EDITS),
            Map.entry("InformationMenu.type", EDITS),
            Map.entry("PhoneBook.type", EDITS),
            Map.entry("Contact.direction", List.of("", "in", "out", "both")),
            Map.entry("InformationOrder.command", List.of("cancel", "order")),
            Map.entry("TextDelivery.type", List.of("", "notice", "service")),
            Map.entry(
                    "TerminalControl.command",
                    List.of(
                            "",
                            "upgrade over the air",
                            "connect elsewhere",
                            "power off",
                            "reset",
                            "factory reset",
                            "close the data link",
                            "close all radio")));

    /** Units that stand at the end of a component's name. */
    private static final Map<String, String> UNITS = Map.of(
            "Metres", " m", "Seconds", " s", "Second", " s", "Kmh", " km/h", "Kpa", " kPa", "Percent", " %", "celsius",
            " °C");

    static Meaning of(Leaf leaf, Edition edition) {
        return switch (leaf.value()) {
            case Integer number -> number(leaf, number, edition);
            case Long number -> number(leaf, number, edition);
            case BcdTime time -> time(leaf, time);
            case BcdDate date ->
                new Meaning(date.toString(), date.date().map(Object::toString).orElse("no such date"));
            case MessageId id ->
                new Meaning(
                        id.toString(),
                        MessageRecords.findRecord(id)
                                .map(record -> RecordJson.kebab(record.getSimpleName()))
                                .orElse("unknown"));
            case Bytes octets -> octets(leaf, octets);
            case Enum<?> word -> new Meaning(word.name().toLowerCase(Locale.ROOT), "");
            default -> new Meaning(leaf.value().toString(), "");
        };
    }

    /** Of an additional item's id. */
    static Meaning ofItem(AdditionalItem item) {
        return new Meaning(String.format("0x%02X", item.id()), item instanceof Unknown ? "unknown" : item.name());
    }

    private static Meaning number(Leaf leaf, long number, Edition edition) {
        return switch (leaf.owner()) {
            case LocationBlock block -> block(leaf.name(), block, edition);
            case AlarmConfirmation m ->
                leaf.name().equals("types")
                        ? new Meaning(hex(m.types()), String.join(" ", AlarmFlag.words(m.types(), edition)))
                        : plain(leaf, number);
            case Parameter parameter ->
                new Meaning(
                        String.format("0x%04X", number),
                        parameter.kind(edition).map(ParameterKind::word).orElse("unknown"));
            case AdditionalItem item -> item(leaf, number, item);
            default -> plain(leaf, number);
        };
    }

    private static Meaning plain(Leaf leaf, long number) {
        String name = leaf.name();
        if (name.equals("latitude") || name.equals("longitude")) {
            return new Meaning(degrees(number), "degrees");
        } else if (name.contains("Tenths") || name.startsWith("tenths")) {
            return new Meaning(number / 10.0 + unit(name), "");
        } else if (List.of("bits", "property", "flags", "channels", "canId", "vehicleState")
                .contains(name)) {
            return new Meaning(Long.toString(number), "bits " + bits(number));
        }
        List<String> codes = CODES.getOrDefault(leaf.owner().getClass().getSimpleName() + "." + name, List.of());
        String meaning = number >= 0 && number < codes.size() ? codes.get((int) number) : "";
        return new Meaning(number + unit(name), meaning);
    }

    private static Meaning block(String name, LocationBlock block, Edition edition) {
        return switch (name) {
            case "alarm" -> new Meaning(hex(block.alarm()), String.join(" ", AlarmFlag.words(block.alarm(), edition)));
            case "status" -> new Meaning(hex(block.status()), status(block.status(), edition));
            case "latitude" -> new Meaning(degrees(block.latitude()), "degrees");
            case "longitude" -> new Meaning(degrees(block.longitude()), "degrees");
            case "altitudeMetres" -> new Meaning(block.altitudeMetres() + " m", "");
            case "speedTenthsKmh" -> new Meaning(block.speedTenthsKmh() / 10.0 + " km/h", "");
            default -> new Meaning(Integer.toString(block.direction()), "degrees from north, clockwise");
        };
    }

    private static String status(int status, Edition edition) {
        String systems = String.join(" ", Gnss.words(status, edition));
        String flags = String.join(" ", StatusFlag.words(status, edition));
        return systems.isEmpty() ? flags : flags + " by " + systems;
    }

    /** An item of one number is what {@link ItemValue} makes of it. */
    private static Meaning item(Leaf leaf, long number, AdditionalItem item) {
        if (item instanceof Unknown) {
            return ofItem(item);
        } else if (item.getClass().getRecordComponents().length > 1) {
            return plain(leaf, number);
        }
        ItemValue value = ItemValue.of(item);
        JsonNode node = value.value();
        String text = node.isValueNode() ? node.asText() : node.toString();
        return new Meaning((text + " " + value.unit()).strip(), "");
    }

    private static Meaning time(Leaf leaf, BcdTime time) {
        boolean utc = leaf.owner() instanceof TimeResponse;
        Optional<String> meaning =
                utc ? time.instantUtc().map(instant -> instant + " (UTC)") : LocationJson.beijing(time);
        return new Meaning(time.toString(), meaning.orElseGet(() -> recurrence(leaf, time)));
    }

    /** A window that returns has zeros for what is the same each time. */
    private static String recurrence(Leaf leaf, BcdTime time) {
        String digits = time.toString();
        if (!(leaf.owner() instanceof TimeWindow) || !digits.startsWith("00")) {
            return "no such time";
        }
        return digits.startsWith("000000") ? "every day" : digits.startsWith("0000") ? "every month" : "every year";
    }

    private static Meaning octets(Leaf leaf, Bytes octets) {
        if (leaf.owner() instanceof Parameter parameter) {
            return new Meaning(
                    parameter.number().isPresent()
                            ? Long.toString(parameter.number().getAsLong())
                            : parameter.text().orElse(""),
                    "");
        }
        return new Meaning("", octets.length() > FrameTable.SHOWN_OCTETS ? octets.length() + " octets" : "");
    }

    private static String unit(String name) {
        return UNITS.entrySet().stream()
                .filter(unit -> name.endsWith(unit.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(name.endsWith("TenthsKm") || name.equals("tenthsKm") ? " km" : "");
    }

    /** Numbers of the set bits. */
    private static String bits(long number) {
        StringBuilder bits = new StringBuilder();
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            if (((number >>> bit) & 1) != 0) {
                bits.append(bits.isEmpty() ? "" : " ").append(bit);
            }
        }
        return bits.isEmpty() ? "none" : bits.toString();
    }

    private static String degrees(long micro) {
        return BigDecimal.valueOf(micro, 6).stripTrailingZeros().toPlainString();
    }

    private static String hex(long bits) {
        return String.format("%08X", bits & 0xFFFF_FFFFL);
    }
}
