package org.hazmat.gateway.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.message.Unknown;
import org.hazmat.protocols.wire.Bytes;
import org.junit.jupiter.api.Test;

/** The table of a frame's fields, against tables made by hand and over all frames of other projects. */
class AnatomyTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What is in a message without octets of its own: the id says it, or the edition has no field for it. */
    private static final List<String> WITHOUT_OCTETS = List.of(
            "AreaDeletion.kind",
            "MediaQueryResponse.total", // only in 2011 beside the count
            "RsaKey.id",
            "SpeedLimit.nightMaxKmh",
            "TextDelivery.type",
            "VehicleControl.flags");

    /** Leaving out the look at what changes was seen to fail here with every value's name. */
    @Test
    void everyValueOfEveryFrameHasItsOctetsAndItsName() throws IOException {
        Set<String> without = new TreeSet<>();
        Set<String> structure = new TreeSet<>();
        for (Decoded.Valid good : frames()) {
            Set<String> shown = new HashSet<>();
            for (Anatomy.Part part : Anatomy.of(good.message(), good.frame().body(), good.edition())) {
                shown.add(part.path());
                if (part.leaf().isEmpty()) {
                    structure.add(part.field().replaceAll("\\d+", ""));
                }
            }
            Leaf.all(good.message()).forEach((path, leaf) -> {
                boolean empty = leaf.value().equals("") || leaf.value().equals(Bytes.EMPTY);
                if (!empty && !shown.contains(path)) {
                    without.add(leaf.owner().getClass().getSimpleName() + "." + leaf.name());
                }
            });
        }
        assertThat(without).containsExactlyElementsOf(WITHOUT_OCTETS);
        assertThat(structure)
                .hasSizeGreaterThan(30)
                .allMatch(field -> field.matches(".+ (count|length)|(.+[.])?items\\[][.](id|length)"));
    }

    private static List<Decoded.Valid> frames() throws IOException {
        List<Decoded.Valid> frames = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("../protocols/src/test/resources/jt808/frames.jsonl"))) {
            JsonNode vector = MAPPER.readTree(line);
            boolean old = vector.get("version").asText().equals("2011");
            Decoded decoded = Decoded.all(vector.get("hex").asText(), header -> edition(header, old))
                    .getFirst();
            if (decoded instanceof Decoded.Valid good && !(good.message() instanceof Unknown)) {
                frames.add(good);
            }
        }
        return frames;
    }

    /** 2019, table 60: the time and the speed are there by bits of the property, the night's speed and the name follow. */
    @Test
    void circleIsShownFieldByField() {
        assertThat(rows("7E860040290100000000013912345678000101010000000700AB025317C006F94740000001F4"
                        + "000000083000000000180000003C0A002800024142C77E"))
                .containsExactly(
                        "17 01 action 1 add",
                        "18 01 areas count 1",
                        "19 00000007 areas[0].areaId 7",
                        "23 00AB areas[0].terms.property 171 bits 0 1 3 5 7",
                        "25 025317C0 areas[0].centre.latitude 39 degrees",
                        "29 06F94740 areas[0].centre.longitude -117 degrees",
                        "33 000001F4 areas[0].radiusMetres 500 m",
                        "37 000000083000 areas[0].terms.window.start 000000083000 every day",
                        "43 000000180000 areas[0].terms.window.end 000000180000 every day",
                        "49 003C areas[0].terms.limit.maxKmh 60 km/h",
                        "51 0A areas[0].terms.limit.durationSeconds 10 s",
                        "52 0028 areas[0].terms.limit.nightMaxKmh 40 km/h",
                        "54 0002 areas[0].name length 2",
                        "56 4142 areas[0].name AB");
    }

    @Test
    void batchShowsEachReportAtItsPlace() {
        String report = "00000001000C000301D907F2073D336C001E0096004E210820103042";
        assertThat(rows("7E070400450139123456780001" + "000201" + "001C" + report + "0022" + report + "01040000006E"
                        + "217E"))
                .startsWith("12 0002 count 2", "14 01 type 1 blind area", "15 001C reports[0] length 28")
                .contains(
                        "17 00000001 reports[0].alarm 00000001 emergency",
                        "45 0022 reports[1] length 34",
                        "75 01 reports[1].items[0].id 0x01 mileage",
                        "76 04 reports[1].items[0].length 4",
                        "77 0000006E reports[1].items[0].value 11.0 km");
    }

    private static List<String> rows(String hex) {
        Decoded.Valid good = (Decoded.Valid) Decoded.all(hex).getFirst();
        int header = good.frame().content().length() - good.frame().body().length();
        return FrameTable.fields(good).rows().stream()
                .filter(row -> row.offset() >= header && !row.field().equals("check code"))
                .map(row -> (row.offset() + " " + row.octets() + " " + row.field() + " " + row.value() + " "
                        + row.meaning()))
                .map(row -> row.replaceAll(" +", " ").strip())
                .toList();
    }

    private static Edition edition(Header header, boolean old) {
        return old ? Edition.V2011 : header.edition();
    }
}
