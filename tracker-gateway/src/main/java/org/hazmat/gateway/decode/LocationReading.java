package org.hazmat.gateway.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.item.AdditionalItem;
import org.hazmat.protocols.jt808.message.AlarmFlag;
import org.hazmat.protocols.jt808.message.Gnss;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.StatusFlag;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Writer;

/** The way back of {@link LocationJson}. */
record LocationReading(Edition edition) {

    private static final List<String> BLOCK = List.of(
            "alarm",
            "alarms",
            "status",
            "statusFlags",
            "gnss",
            "latitude",
            "longitude",
            "altitudeMetres",
            "speedKmh",
            "direction",
            "time",
            "timeDigits");

    LocationReport report(Given given) {
        List<String> known = new ArrayList<>(BLOCK);
        known.addAll(List.of("items", "remainder"));
        given.onlyHas(known);
        Writer writer = new Writer();
        LocationReport.of(location(given), items(given)).write(writer, edition);
        given.find("remainder").ifPresent(remainder -> writer.bytes(remainder.octets()));
        return LocationReport.read(writer.toBytes().reader(), edition);
    }

    LocationBlock block(Given given) {
        given.onlyHas(BLOCK);
        return location(given);
    }

    private LocationBlock location(Given given) {
        return new LocationBlock(
                bits(given, "alarm", List.of("alarms")),
                bits(given, "status", List.of("statusFlags", "gnss")),
                given.get("latitude").scaled(1e6),
                given.get("longitude").scaled(1e6),
                (int) given.get("altitudeMetres").number(0, 0xFFFF),
                tenths(given.get("speedKmh")),
                (int) given.get("direction").number(0, 0xFFFF),
                time(given));
    }

    private static int tenths(Given speed) {
        int tenths = speed.scaled(10);
        if (tenths < 0 || tenths > 0xFFFF) {
            throw speed.unfit(speed.node() + " is not between 0 and 6553.5");
        }
        return tenths;
    }

    private static BcdTime time(Given given) {
        Optional<Given> digits = given.find("timeDigits");
        return RecordReading.time(digits.isPresent() ? digits.get() : given.get("time"));
    }

    /** The number, or the bits of the words where there is none. */
    private int bits(Given given, String number, List<String> lists) {
        Optional<Given> whole = given.find(number);
        if (whole.isPresent()) {
            return (int) whole.get().number();
        }
        int bits = 0;
        for (String list : lists) {
            Optional<Given> words = given.find(list);
            if (words.isPresent()) {
                for (Given word : words.get().elements()) {
                    bits |= bit(word, list);
                }
            }
        }
        return bits;
    }

    private int bit(Given word, String list) {
        IntFunction<List<String>> words = switch (list) {
            case "alarms" -> bits -> AlarmFlag.words(bits, edition);
            case "gnss" -> bits -> Gnss.words(bits, edition);
            default -> bits -> StatusFlag.words(bits, edition);
        };
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            if (words.apply(1 << bit).contains(word.text())) {
                return 1 << bit;
            }
        }
        throw word.unfit("\"" + word.text() + "\" is no flag of " + edition);
    }

    private List<AdditionalItem> items(Given given) {
        List<AdditionalItem> items = new ArrayList<>();
        given.find("items")
                .ifPresent(list -> list.elements().forEach(each -> items.add(new ItemReading(edition).item(each))));
        return items;
    }
}
