package org.hazmat.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.model.Fix;
import org.hazmat.web.read.TerminalProfile;
import org.hazmat.web.read.TerminalProfile.Evidence;
import org.hazmat.web.read.TerminalProfile.Forced;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Terminals that depart from the standard are understood, and what they do is noted with its first frame. */
class QuirkTest {
    private static final String TIME = "260310090140";
    private static final String REPORT = HandmadeTerminal.report(TIME);

    private Bench bench;

    @BeforeEach
    void start() throws IOException {
        bench = Bench.start();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private TerminalProfile profile() {
        return bench.server.terminals().profile("0" + Bench.PHONE).orElseThrow();
    }

    private List<String> quirks() {
        return profile().evidence().stream().map(Evidence::quirk).toList();
    }

    private Fix fix() {
        return bench.journal.arrivals().getLast().fixes().getLast();
    }

    private void force(String edition, String coordinates, String charset) {
        bench.server.terminals().force(Bench.PHONE, new Forced(edition, coordinates, charset, "bureau", bench.now()));
    }

    @Test
    void whoKeepsToTheStandardHasNothingNoted() throws IOException {
        for (HandmadeTerminal terminal : List.of(bench.terminal(), bench.terminal2019())) {
            try (terminal) {
                terminal.loggedIn(Bench.PLATE).ask(0x0200, REPORT);
            }
        }
        assertThat(quirks()).isEmpty();
        assertThat(bench.server.terminals().profile("13000000000")).isEmpty();
    }

    /** Bit 14 over a header of 2013, as some frames of other projects have it (jt808.md 10.3). */
    @Test
    void aWrongVersionBit() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String content = "0200" + "401c" + "013912345678" + "0009" + REPORT;
            terminal.send(HandmadeTerminal.wire(content));
            assertThat(terminal.answer().body()).isEqualTo("0009" + "0200" + "00");
            assertThat(fix().time()).isEqualTo(Instant.parse("2026-03-10T09:01:40+08:00"));
            Evidence seen = profile().find("version-bit").orElseThrow();
            assertThat(seen)
                    .isEqualTo(
                            new Evidence("version-bit", bench.now(), bench.now(), 1, content.toUpperCase(Locale.ROOT)));
        }
    }

    @Test
    void aPhoneNumberThatIsNoNumber() throws IOException {
        String phone = "4eb6fb4ad628";
        bench.register.set(Bench.register(Bench.vehicle(Bench.VEHICLE, phone.toUpperCase(Locale.ROOT))));
        try (HandmadeTerminal terminal = bench.terminal(phone).loggedIn(Bench.PLATE)) {
            assertThat(terminal.ask(0x0200, REPORT).body()).endsWith("020000");
            assertThat(bench.server
                            .terminals()
                            .profile(phone.toUpperCase(Locale.ROOT))
                            .orElseThrow()
                            .find("phone-not-decimal"))
                    .isPresent();
        }
    }

    /** Kept with its quality, and not judged: 1970 is implausible (rules.md 2). */
    @Test
    void noTimeAtAll() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            assertThat(terminal.ask(0x0200, HandmadeTerminal.report("000000000000"))
                            .body())
                    .endsWith("020000");
            assertThat(fix().time()).isEqualTo(Instant.EPOCH);
            assertThat(quirks()).containsExactly("time-impossible");
        }
    }

    /** -38.9 degrees as ffae6cb0... beside the south bit: the number has its sign already. */
    @Test
    void coordinatesInTwosComplement() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String south =
                    HandmadeTerminal.report(TIME, -38_900_000, 117_700_000).replaceFirst("00000003", "00000007");
            assertThat(terminal.ask(0x0200, south).body()).endsWith("020000");
            assertThat(fix().position().latMicrodegrees()).isEqualTo(-38_900_000);
            assertThat(quirks()).containsExactly("coordinates-twos-complement");
        }
    }

    /** By hand: a terminal that sets the south bit over northern places, and one that sends a sign which means nothing. */
    @Test
    void theFormOfCoordinatesCanBeForced() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String south = REPORT.replaceFirst("00000003", "00000007");
            terminal.ask(0x0200, south);
            assertThat(fix().position().latMicrodegrees()).isEqualTo(-38_900_000);
            force(null, "twos-complement", null);
            terminal.ask(0x0200, south);
            assertThat(fix().position().latMicrodegrees()).isEqualTo(38_900_000);
            force(null, "magnitude", null);
            terminal.ask(0x0200, HandmadeTerminal.report(TIME, -38_900_000, 117_700_000));
            assertThat(fix().position().latMicrodegrees()).isEqualTo(38_900_000);
        }
    }

    /** An item that announces four octets and has two: the location block counts. */
    @Test
    void aLastItemThatIsCutOff() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            assertThat(terminal.ask(0x0200, REPORT + "0104" + "0000").body()).endsWith("020000");
            assertThat(fix().position().latMicrodegrees()).isEqualTo(38_900_000);
            assertThat(quirks()).containsExactly("items-cut-off");
        }
    }

    /** Seen to fail while texts were always read as GBK: the plate was another one and result 2 the answer. */
    @Test
    void aPlateInUtf8() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            String gbk = terminal.registration("70111", "T000001", 2, Bench.PLATE);
            String utf8 =
                    gbk.substring(0, 2 * 37) + HexFormat.of().formatHex(Bench.PLATE.getBytes(StandardCharsets.UTF_8));
            HandmadeTerminal.Answer answer = terminal.ask(0x0100, utf8);
            assertThat(answer.body()).startsWith("0000" + "00");
            terminal.ask(0x0102, answer.body().substring(6));
            assertThat(quirks()).containsExactly("text-utf-8");
        }
    }

    @Test
    void theCharsetCanBeForced() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String utf8 = HexFormat.of().formatHex("张三".getBytes(StandardCharsets.UTF_8));
            String driver = "01" + TIME + "00" + "06" + utf8 + "31".repeat(20) + "00" + "20311231";
            terminal.ask(0x0702, driver);
            assertThat(driverName()).isEqualTo("张三");
            force(null, null, "gbk");
            terminal.ask(0x0702, driver);
            assertThat(driverName()).isEqualTo("寮犱笁");
        }
    }

    private String driverName() {
        String data =
                bench.journal.arrivals().getLast().told().events().getFirst().data();
        return JsonText.parse(data).path("driver").path("name").asText();
    }

    @Test
    void fieldsThatAreFilledUpWithSpaces() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            String body = "000c0074" + HandmadeTerminal.text("7011 ") + HandmadeTerminal.text("HT-8" + " ".repeat(16))
                    + HandmadeTerminal.text("T00001 ") + "02" + HandmadeTerminal.text(Bench.PLATE);
            String code = terminal.ask(0x0100, body).body().substring(6);
            assertThat(terminal.ask(0x0102, code).body()).endsWith("010200");
            assertThat(quirks()).containsExactly("padding");
        }
    }

    /** 2011 shows itself when it registers, and is remembered when it only authenticates; a driver of 2011 has no card. */
    @Test
    void theEditionOf2011IsRememberedUntilItIsAnother() throws IOException {
        String body = "000c0074" + HandmadeTerminal.text("70111") + HandmadeTerminal.text("HT-8    ")
                + HandmadeTerminal.text("T000001") + "02" + HandmadeTerminal.text(Bench.PLATE);
        String code;
        try (HandmadeTerminal terminal = bench.terminal()) {
            code = terminal.ask(0x0100, body).body().substring(6);
            terminal.ask(0x0102, code);
            await().untilAsserted(() -> assertThat(quirks()).containsExactly("edition-2011"));
        }
        String driver = "04" + HandmadeTerminal.text("张三") + "31".repeat(20) + "32".repeat(40) + "00";
        try (HandmadeTerminal terminal = bench.terminal()) {
            terminal.ask(0x0102, code);
            assertThat(terminal.ask(0x0702, driver).body()).endsWith("070200");
            assertThat(driverName()).isEqualTo("张三");
        }
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            assertThat(terminal.ask(0x0002, "").body()).endsWith("000200");
            await().untilAsserted(() -> assertThat(quirks()).isEmpty());
        }
    }

    /** Forced, a body is read by that edition whatever the header is: a 2019 driver has his identity card. */
    @Test
    void theEditionCanBeForced() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            force("2019", null, null);
            String driver = "01" + TIME + "00" + "04" + HandmadeTerminal.text("张三") + "31".repeat(20) + "00"
                    + "20311231" + "32".repeat(20);
            assertThat(terminal.ask(0x0702, driver).body()).endsWith("070200");
            String data = bench.journal
                    .arrivals()
                    .getLast()
                    .told()
                    .events()
                    .getFirst()
                    .data();
            assertThat(data).contains("\"identityCard\":\"" + "2".repeat(20) + "\"");
        }
    }

    /** A terminal cannot fill the journal with its quirks: they are written at 1, 10, 100 … and at its end. */
    @Test
    void theCountGrowsByTensAndIsWholeWhenTheConnectionEnds() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            for (int i = 0; i < 12; i++) {
                terminal.ask(0x0200, HandmadeTerminal.report("000000000000"));
            }
            assertThat(profile().find("time-impossible").orElseThrow().count()).isEqualTo(10);
        }
        await().untilAsserted(() -> assertThat(
                        profile().find("time-impossible").orElseThrow().count())
                .isEqualTo(12));
    }

    /** Who has not authenticated leaves nothing in the profile of the number that it claims. */
    @Test
    void strangersLeaveNoTraces() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            terminal.ask(0x0200, HandmadeTerminal.report("000000000000"));
            terminal.ask(0x0002, "");
        }
        assertThat(bench.server.terminals().profile(Bench.PHONE)).isEmpty();
    }
}
