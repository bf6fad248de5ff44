package org.hazmat.gateway.decode;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.item.AbnormalDriving;
import org.hazmat.protocols.jt808.item.AdditionalItem;
import org.hazmat.protocols.jt808.item.Analogue;
import org.hazmat.protocols.jt808.item.AreaPassage;
import org.hazmat.protocols.jt808.item.BlindSpotAlarm;
import org.hazmat.protocols.jt808.item.CompartmentTemperature;
import org.hazmat.protocols.jt808.item.CustomLength;
import org.hazmat.protocols.jt808.item.DriverAssistanceAlarm;
import org.hazmat.protocols.jt808.item.DriverStateAlarm;
import org.hazmat.protocols.jt808.item.Fuel;
import org.hazmat.protocols.jt808.item.InputOutput;
import org.hazmat.protocols.jt808.item.ManualAlarm;
import org.hazmat.protocols.jt808.item.Mileage;
import org.hazmat.protocols.jt808.item.OverspeedPlace;
import org.hazmat.protocols.jt808.item.RecorderSpeed;
import org.hazmat.protocols.jt808.item.Satellites;
import org.hazmat.protocols.jt808.item.SegmentTime;
import org.hazmat.protocols.jt808.item.SignalStrength;
import org.hazmat.protocols.jt808.item.Signals;
import org.hazmat.protocols.jt808.item.StorageFault;
import org.hazmat.protocols.jt808.item.TyreAlarm;
import org.hazmat.protocols.jt808.item.TyrePressure;
import org.hazmat.protocols.jt808.item.Unknown;
import org.hazmat.protocols.jt808.item.VideoAlarm;
import org.hazmat.protocols.jt808.item.VideoLoss;
import org.hazmat.protocols.jt808.item.VideoOcclusion;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;

/** The way back of {@link ItemValue}: an additional item by its id and octets, or by its name and value. */
record ItemReading(Edition edition) {

    private static final List<String> DIRECTIONS = List.of("in", "out");
    private static final List<String> RESULTS = List.of("too-short", "too-long");
    private static final int WHEELS = 30;
    private static final int COLDEST = -0x7FFF;

    AdditionalItem item(Given given) {
        given.onlyHas(List.of("id", "name", "raw", "value", "unit"));
        Optional<Given> raw = given.find("raw");
        AdditionalItem item = raw.isPresent() ? ofOctets(given.get("id").id(2), raw.get()) : ofValue(given);
        Optional<Given> id = given.find("id");
        if (id.isPresent() && id.get().id(2) != item.id()) {
            throw id.get().unfit(String.format("is not %s's, which is 0x%02X", item.name(), item.id()));
        }
        agreesWithOctets(given, item);
        return item;
    }

    private AdditionalItem ofOctets(int id, Given raw) {
        Bytes octets = raw.octets();
        if (octets.length() > 0xFF) {
            throw raw.unfit("has " + octets.length() + " octets, an item at most 255");
        }
        Writer writer = new Writer().u8(id).u8(octets.length());
        return AdditionalItem.readAll(writer.bytes(octets).toBytes().reader(), edition)
                .getFirst();
    }

    /** What somebody changed beside the octets would be lost without a word. */
    private static void agreesWithOctets(Given given, AdditionalItem item) {
        if (given.find("raw").isPresent() && !(item instanceof Unknown)) {
            given.find("value")
                    .ifPresent(value -> value.agrees(ItemValue.of(item).value(), "raw"));
        }
    }

    /** As the decoder of the edition will read it. */
    private AdditionalItem ofValue(Given given) {
        if (given.find("name").isEmpty()) {
            throw given.unfit("needs id and raw, or name and value");
        }
        Given name = given.get("name");
        AdditionalItem item = named(name, given.get("value"));
        Writer writer = new Writer();
        item.write(writer);
        if (!AdditionalItem.readAll(writer.toBytes().reader(), edition).equals(List.of(item))) {
            throw name.unfit("is no item of " + edition + "; id and raw can be sent all the same");
        }
        return item;
    }

    private AdditionalItem named(Given name, Given value) {
        return switch (name.text()) {
            case "mileage" -> new Mileage(tenths(value, 0xFFFF_FFFFL));
            case "fuel" -> new Fuel((int) tenths(value, 0xFFFF));
            case "recorder-speed" -> new RecorderSpeed((int) tenths(value, 0xFFFF));
            case "manual-alarm" -> new ManualAlarm(word(value));
            case "tyre-pressure" -> new TyrePressure(wheels(value));
            case "compartment-temperature" -> CompartmentTemperature.ofCelsius((int) value.number(COLDEST, 0x7FFF));
            case "overspeed-place" -> overspeed(value);
            case "area-passage" -> passage(value);
            case "segment-time" -> segment(value);
            case "signals" -> new Signals(signals(value));
            case "input-output" -> new InputOutput(word(value));
            case "analogue" -> analogue(value);
            case "signal-strength" -> new SignalStrength(octet(value));
            case "satellites" -> new Satellites(octet(value));
            case "custom-length" -> new CustomLength(shortest(value.number(0, 0xFFFF_FFFFL)));
            default -> ofOtherStandards(name, value);
        };
    }

    /** Those of JT/T 1078 and T/JSATL 12. */
    private AdditionalItem ofOtherStandards(Given name, Given value) {
        return switch (name.text()) {
            case "video-alarm" -> new VideoAlarm((int) value.number());
            case "video-loss" -> new VideoLoss(channels(value));
            case "video-occlusion" -> new VideoOcclusion(channels(value));
            case "storage-fault" -> new StorageFault(word(value));
            case "abnormal-driving" -> record(AbnormalDriving.class, value);
            case "driver-assistance-alarm" -> record(DriverAssistanceAlarm.class, value);
            case "driver-state-alarm" -> record(DriverStateAlarm.class, value);
            case "tyre-alarm" -> record(TyreAlarm.class, value);
            case "blind-spot-alarm" -> record(BlindSpotAlarm.class, value);
            default -> throw name.unfit("is no item's name; others need id and raw");
        };
    }

    private <R extends Record> R record(Class<R> type, Given value) {
        return new RecordReading(LocationReport.ID, edition).read(type, value);
    }

    private static OverspeedPlace overspeed(Given value) {
        value.onlyHas(List.of("place", "areaId"));
        OptionalLong area = value.find("areaId").stream()
                .mapToLong(id -> id.number(0, 0xFFFF_FFFFL))
                .findFirst();
        return new OverspeedPlace(place(value.get("place")), area);
    }

    private static AreaPassage passage(Given value) {
        value.onlyHas(List.of("place", "areaId", "direction"));
        return new AreaPassage(
                place(value.get("place")),
                value.get("areaId").number(0, 0xFFFF_FFFFL),
                code(DIRECTIONS, value.get("direction")));
    }

    private static SegmentTime segment(Given value) {
        value.onlyHas(List.of("segmentId", "seconds", "result"));
        return new SegmentTime(
                value.get("segmentId").number(0, 0xFFFF_FFFFL),
                word(value.get("seconds")),
                code(RESULTS, value.get("result")));
    }

    private static Analogue analogue(Given value) {
        value.onlyHas(List.of("ad0", "ad1"));
        return new Analogue((word(value.get("ad1")) << 16) | word(value.get("ad0")));
    }

    private static int signals(Given value) {
        int bits = 0;
        for (Given word : value.elements()) {
            int bit = 0;
            while (bit < Integer.SIZE && !new Signals(1 << bit).words().contains(word.text())) {
                bit++;
            }
            if (bit == Integer.SIZE) {
                throw word.unfit("\"" + word.text() + "\" is no signal");
            }
            bits |= 1 << bit;
        }
        return bits;
    }

    private static int channels(Given value) {
        int bits = 0;
        for (Given channel : value.elements()) {
            bits |= 1 << (channel.number(1, Integer.SIZE) - 1);
        }
        return bits;
    }

    private static Bytes wheels(Given value) {
        List<Given> wheels = value.elements();
        if (wheels.size() != WHEELS) {
            throw value.unfit("has " + wheels.size() + " wheels, not " + WHEELS + " with 255 where there is none");
        }
        Writer writer = new Writer();
        wheels.forEach(wheel -> writer.u8(octet(wheel)));
        return writer.toBytes();
    }

    private static Bytes shortest(long number) {
        Writer writer = new Writer();
        if (number > 0xFFFF) {
            return writer.u32(number).toBytes();
        }
        return (number > 0xFF ? writer.u16((int) number) : writer.u8((int) number)).toBytes();
    }

    /** A word, or {@code place-9} for what the standard does not list. */
    private static int place(Given given) {
        String text = given.text();
        return text.matches("place-\\d{1,3}") && Integer.parseInt(text.substring(6)) <= 0xFF
                ? Integer.parseInt(text.substring(6))
                : code(ItemValue.PLACES, given);
    }

    private static int code(List<String> words, Given given) {
        int code = words.indexOf(given.text());
        if (code < 0) {
            throw given.unfit("is none of " + String.join(", ", words));
        }
        return code;
    }

    private static long tenths(Given value, long max) {
        if (!value.node().isNumber()) {
            throw value.unfit("is no number");
        }
        double tenths = Math.rint(value.node().doubleValue() * 10);
        if (!(tenths >= 0 && tenths <= max)) {
            throw value.unfit(value.node() + " is not between 0 and " + max / 10.0);
        }
        return (long) tenths;
    }

    private static int word(Given value) {
        return (int) value.number(0, 0xFFFF);
    }

    private static int octet(Given value) {
        return (int) value.number(0, 0xFF);
    }
}
