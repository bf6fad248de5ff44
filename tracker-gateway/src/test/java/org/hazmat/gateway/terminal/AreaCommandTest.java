package org.hazmat.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hazmat.gateway.terminal.HandmadeTerminal.doubleWord;
import static org.hazmat.gateway.terminal.HandmadeTerminal.octet;
import static org.hazmat.gateway.terminal.HandmadeTerminal.text;
import static org.hazmat.gateway.terminal.HandmadeTerminal.word;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.hazmat.gateway.terminal.HandmadeTerminal.Answer;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.rule.Dwell;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Speed;
import org.hazmat.geocore.zone.Schedule;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;
import org.hazmat.web.read.Commands.Fault;
import org.hazmat.web.read.Commands.Refusal;
import org.hazmat.web.read.Commands.State;
import org.hazmat.web.read.Commands.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Zones as terminals hold them: the octets of the standards' tables, and what a terminal cannot hold. */
class AreaCommandTest {
    /** The first eight hexadecimal digits of the SHA-256 of the zones' ids, by sha256sum. */
    private static final String NUMBER_A = "b738ba5c";

    private static final String NUMBER_B = "b8d64da6";
    private static final String NUMBER_C = "2aad36df";
    private static final String NUMBER_D = "629bb5dd";

    /** Entering and leaving are told to the platform: bits 3 and 5. */
    private static final String TOLD = "0028";

    private static final Position SOUTH_WEST = new Position(117_700_000, 38_900_000);
    private static final Position SOUTH_EAST = new Position(117_710_000, 38_900_000);
    private static final Position NORTH_EAST = new Position(117_710_000, 38_910_000);
    private static final Position NORTH_WEST = new Position(117_700_000, 38_910_000);

    private Bench bench;

    @BeforeEach
    void start() throws IOException {
        bench = Bench.start();
        zone("zone-a", new Shape.Circle(SOUTH_WEST, 500));
        zone("zone-b", area(List.of(SOUTH_WEST, SOUTH_EAST, NORTH_EAST, NORTH_WEST, SOUTH_WEST)));
        zone("zone-c", area(List.of(SOUTH_WEST, SOUTH_EAST, NORTH_EAST, SOUTH_WEST)));
        zone("zone-d", new Shape.Corridor(List.of(SOUTH_WEST, NORTH_EAST), 15));
        bench.catalogue.rules.put("slow", speed("slow", "07:00-09:00", 40, 60));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private void zone(String id, Shape shape) {
        bench.catalogue.zones.put(id, new Zone(id, "区", ZoneKind.RESTRICTED_ROAD, shape, null, null, true));
    }

    private static Shape area(List<Position> outer) {
        return new Shape.Area(List.of(new Shape.Polygon(outer, List.of())));
    }

    private static Rule speed(String id, String when, double limitKmh, int sustainSeconds) {
        return new Speed(terms(id, when), List.of(), List.of(), limitKmh, sustainSeconds);
    }

    private static Rule.Terms terms(String id, String when) {
        return new Rule.Terms(id, Schedule.parse(when), true, Set.of(), false, null, null, null, true);
    }

    private static String place(Position position) {
        return doubleWord(position.latMicrodegrees()) + doubleWord(position.lonMicrodegrees());
    }

    @Test
    void eachShapeIsSentAsWhatItIs() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            expect(terminal, "zone-a", "", 0x8600, "01" + "01" + NUMBER_A + TOLD + place(SOUTH_WEST) + "000001f4");
            expect(
                    terminal,
                    "zone-b",
                    "",
                    0x8602,
                    "01" + "01" + NUMBER_B + TOLD + place(NORTH_WEST) + place(SOUTH_EAST));
            expect(
                    terminal,
                    "zone-c",
                    "",
                    0x8604,
                    NUMBER_C + TOLD + "0003" + place(SOUTH_WEST) + place(SOUTH_EAST) + place(NORTH_EAST));
            // Corners with their segments, 30 m wide.
            String first = "00000001" + NUMBER_D + place(SOUTH_WEST) + "1e" + "00";
            String second = "00000002" + NUMBER_D + place(NORTH_EAST) + "1e" + "00";
            expect(terminal, "zone-d", "", 0x8606, NUMBER_D + TOLD + "0002" + first + second);
        }
    }

    @Test
    void aRulesHoursAndLimitGoAlongAndIn2019ItsNameAndNightsLimit() throws IOException {
        // Bits 0 and 1: hours and limit; no date, every day; 40 km/h exceeded for 60 s.
        String hours = "000000070000" + "000000090000";
        String limit = "0028" + "3c";
        String night = "0028";
        String name = "0002" + text("区");
        try (HandmadeTerminal terminal = bench.terminal2019().loggedIn(Bench.PLATE)) {
            expect(
                    terminal,
                    "zone-a",
                    ",\"rule\":\"slow\"",
                    0x8600,
                    "01" + "01" + NUMBER_A + "0003" + place(SOUTH_WEST) + "000001f4" + hours + limit + night + name);
            String vertices = "0003" + place(SOUTH_WEST) + place(SOUTH_EAST) + place(NORTH_EAST);
            expect(
                    terminal,
                    "zone-c",
                    ",\"rule\":\"slow\"",
                    0x8604,
                    NUMBER_C + "0003" + hours + limit + vertices + night + name);
        }
    }

    /** 100 vertices are 8 octets each: a body of 808, and 200 make sub-packages. */
    @Test
    void aLongOutlineGoesOutInSubPackages() throws IOException {
        List<Position> ring = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(i -> new Position(117_700_000 + i * 10, 38_900_000 + i * i))
                .toList());
        ring.add(ring.getFirst());
        zone("zone-c", area(ring));
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String id = give("zone-c", "");
            Answer one = terminal.answer();
            Answer two = terminal.answer();
            assertThat(one.total()).isEqualTo(2);
            assertThat(one.body() + two.body())
                    .startsWith(NUMBER_C + TOLD + word(200))
                    .hasSize(2 * (8 + 8 * 200));
            terminal.send(terminal.frame(0x0001, word(two.serialNumber()) + word(0x8604) + octet(0)));
            within(id);
        }
    }

    @Test
    void severalZonesAreSentOneMessageAfterTheAnswerToTheOneBefore() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String id = give("zone-c\",\"zone-d\",\"zone-a", "");
            for (int expected : new int[] {0x8604, 0x8606, 0x8600}) {
                Answer command = terminal.answer();
                assertThat(command.id()).isEqualTo(expected);
                assertThat(terminal.hearsNothing(200)).isTrue();
                assertThat(bench.commands.find(id).orElseThrow().progress().state())
                        .isEqualTo(State.SENT);
                terminal.send(terminal.frame(0x0001, word(command.serialNumber()) + word(expected) + octet(0)));
            }
            within(id);
        }
    }

    @Test
    void whatATerminalCannotHoldIsSaidZoneByZone() {
        List<Position> ring = List.of(SOUTH_WEST, SOUTH_EAST, NORTH_EAST, SOUTH_WEST);
        Shape.Polygon holed = new Shape.Polygon(ring, List.of(ring));
        zone("holed", new Shape.Area(List.of(holed)));
        zone("two", new Shape.Area(List.of(new Shape.Polygon(ring, List.of()), new Shape.Polygon(ring, List.of()))));
        zone("wide", new Shape.Corridor(List.of(SOUTH_WEST, NORTH_EAST), 127.6));
        assertThat(unfit("zone-a\",\"holed\",\"two\",\"wide\",\"none", ""))
                .extracting(Fault::pointer, Fault::sentence)
                .containsExactly(
                        tuple("/zones/1", "it has 1 hole, which a terminal does not know"),
                        tuple("/zones/2", "it has 2 polygons, and a terminal's area has one outline"),
                        tuple("/zones/3", "it is 256 m wide, and a terminal's route at most 255 m"),
                        tuple("/zones/4", "there is no zone \"none\""));
    }

    @Test
    void whatATerminalCannotHoldOfARuleIsSaid() {
        bench.catalogue.rules.put("weekdays", speed("weekdays", "Mo-Fr 07:00-09:00", 40, 60));
        bench.catalogue.rules.put("night", speed("night", "22:00-06:00", 40, 60));
        bench.catalogue.rules.put("patient", speed("patient", "24/7", 40.5, 256));
        bench.catalogue.rules.put("dwell", new Dwell(terms("dwell", "24/7"), List.of("zone-a"), 60));
        assertThat(sentence("weekdays")).contains("not one span of every day");
        assertThat(sentence("night")).contains("over midnight");
        assertThat(sentence("patient")).contains("255 s").contains("whole km/h");
        assertThat(sentence("dwell")).contains("no rule of this kind");
        assertThat(sentence("none")).contains("there is no rule");
    }

    private String sentence(String rule) {
        List<Fault> faults = unfit("zone-a", ",\"rule\":\"" + rule + "\"");
        assertThat(faults).extracting(Fault::pointer).containsOnly("/rule");
        return faults.toString();
    }

    private List<Fault> unfit(String zones, String more) {
        Verdict verdict = submit(zones, more);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(((Verdict.Refused) verdict).refusal()).isEqualTo(Refusal.UNFIT);
        return ((Verdict.Refused) verdict).faults();
    }

    private Verdict submit(String zones, String more) {
        String json = "{\"type\":\"areas\",\"action\":\"add\",\"zones\":[\"" + zones + "\"]" + more + "}";
        return bench.commands.submit(Bench.VEHICLE, JsonText.parse(json), "li");
    }

    private String give(String zones, String more) {
        return ((Verdict.Taken) submit(zones, more)).entry().id();
    }

    private void expect(HandmadeTerminal terminal, String zone, String more, int messageId, String body)
            throws IOException {
        String id = give(zone, more);
        Answer command = terminal.answer();
        assertThat(command.id()).isEqualTo(messageId);
        assertThat(command.body()).isEqualTo(body);
        terminal.send(terminal.frame(0x0001, word(command.serialNumber()) + word(messageId) + octet(0)));
        within(id);
    }

    private void within(String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> bench.commands.find(id).orElseThrow().progress().state() == State.ANSWERED);
    }
}
