package org.hazmat.scenarios.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hazmat.scenarios.fleet.HandmadePlatform.word;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.wire.BcdTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A virtual terminal says and answers what the standard lays down, octet by octet, in each edition. */
class VirtualTerminalTest {
    private static final Identity IDENTITY = new Identity("13900001234", "津A00001", 2);
    private static final String PLATE = "bdf24130303030" + "31";

    /** 2026-11-26 12:00:00 in GMT+8 at 117.7 E, 38.9 N. */
    private static final String REPORT =
            "00000000" + "00000003" + "025191a0" + "0703f120" + "0004" + "01c8" + "005a" + "261126120000";

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private HandmadePlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new HandmadePlatform();
    }

    @AfterEach
    void stop() throws IOException {
        platform.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private VirtualTerminal terminal(Edition edition) {
        VirtualTerminal terminal =
                new VirtualTerminal(IDENTITY, edition, loops.next(), platform.address(), new Tally());
        terminal.start();
        return terminal;
    }

    private VirtualTerminal atWork(Edition edition) throws IOException {
        VirtualTerminal terminal = terminal(edition);
        platform.welcome();
        terminal.report(report(Instant.parse("2026-11-26T12:00:00+08:00")));
        platform.acknowledge(platform.hear(0x0200));
        return terminal;
    }

    private static LocationReport report(Instant time) {
        LocationBlock block = new LocationBlock(0, 3, 38_900_128, 117_698_848, 4, 456, 90, BcdTime.of(time));
        return LocationReport.of(block, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "V2011, 485453494d, 5649525455414c31, 013900001234",
        "V2013, 485453494d, 5649525455414c31000000000000000000000000, 013900001234",
        "V2019, 485453494d000000000000, 000000000000000000000000000000000000000000005649525455414c31, 00000000013900001234"
    })
    void registersInTheLayoutOfItsEdition(Edition edition, String maker, String model, String phone)
            throws IOException {
        terminal(edition);
        String id = "30303031323334";
        String terminalId = edition == Edition.V2019 ? id + "00".repeat(23) : id;
        assertThat(platform.welcome()).isEqualTo("000c" + "0074" + maker + model + terminalId + "02" + PLATE);
        assertThat(platform.phone()).isEqualTo(phone);
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void reportsItsDriverAndItsWaybill(Edition edition) throws IOException {
        VirtualTerminal terminal = terminal(edition);
        platform.welcome();
        terminal.report(Duty.cardIn(IDENTITY, edition, Instant.parse("2026-11-26T12:00:00+08:00")));
        terminal.report(Duty.waybill(IDENTITY));

        String driver = platform.hear(0x0702).body();
        assertThat(driver).startsWith(edition == Edition.V2011 ? "11" : "01" + "261126120000" + "00" + "11");
        String waybill = platform.hear(0x0701).body();
        assertThat(Integer.parseInt(waybill.substring(0, 8), 16)).isEqualTo(waybill.length() / 2 - 4);
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void answersWhereItIs(Edition edition) throws IOException {
        atWork(edition);
        int serial = platform.say(0x8201, "");
        assertThat(platform.hear(0x0201).body()).isEqualTo(word(serial) + REPORT);
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void answersEveryCommandWithAGeneralResponse(Edition edition) throws IOException {
        VirtualTerminal terminal = atWork(edition);
        int text = platform.say(0x8300, edition == Edition.V2019 ? "09" + "01" + "4142" : "09" + "4142");
        assertThat(platform.hear().body()).isEqualTo(word(text) + "8300" + "00");
        int deletion = platform.say(0x8601, "00");
        assertThat(platform.hear().body()).isEqualTo(word(deletion) + "8601" + "00");
        int recorder = platform.say(0x8700, "00");
        // GB/T 19056: 55 7A, command, length 5, reserved, "V2012", XOR of all before it.
        assertThat(platform.hear(0x0700).body())
                .isEqualTo(word(recorder) + "00" + "557a" + "00" + "0005" + "00" + "5632303132" + "7d");
        assertThat(terminal.heard()).hasSize(3);
    }

    @Test
    void locksItsDoorsByTheRuleOfItsEdition() throws IOException {
        atWork(Edition.V2019);
        int serial = platform.say(0x8500, "0001" + "0001" + "00");
        assertThat(platform.hear(0x0500).body()).isEqualTo(word(serial) + REPORT.replace("00000003", "00001003"));
    }

    @Test
    void parametersThatWereSetAreReportedInSubPackages() throws IOException {
        atWork(Edition.V2013);
        int setting = platform.say(0x8103, "01" + "00000029" + "04" + "0000001e");
        assertThat(platform.hear().body()).isEqualTo(word(setting) + "8103" + "00");
        int one = platform.say(0x8106, "01" + "00000029");
        assertThat(platform.hear(0x0104).body()).isEqualTo(word(one) + "01" + "00000029" + "04" + "0000001e");
        int all = platform.say(0x8104, "");
        HandmadePlatform.Heard first = platform.hear(0x0104);
        HandmadePlatform.Heard second = platform.hear(0x0104);
        assertThat(first.packages() + second.packages()).isEqualTo("00020001" + "00020002");
        assertThat(first.body()).startsWith(word(all)).hasSize(2 * 1023);
    }

    @ParameterizedTest
    @CsvSource({"V2013, 01", "V2019, 0001"})
    void aLostSubPackageIsSentAgainUnchanged(Edition edition, String count) throws IOException {
        VirtualTerminal terminal = atWork(edition);
        terminal.lose(Set.of(2));
        platform.say(0x8104, "");
        HandmadePlatform.Heard first = platform.hear(0x0104);
        assertThat(first.packages()).isEqualTo("00020001");
        platform.say(0x8003, word(first.serialNumber()) + count + "0002");
        HandmadePlatform.Heard second = platform.hear(0x0104);
        assertThat(second.packages()).isEqualTo("00020002");
        assertThat(second.serialNumber()).isEqualTo(first.serialNumber() + 1);
    }

    @Test
    void itCanRefuseBeSilentAndBeLate() throws IOException {
        VirtualTerminal terminal = atWork(Edition.V2013);
        terminal.behave(Manner.REFUSING);
        int refused = platform.say(0x8201, "");
        assertThat(platform.hear().body()).isEqualTo(word(refused) + "8201" + "01");

        terminal.behave(Manner.SILENT);
        platform.say(0x8300, "0141");
        await().until(() -> terminal.heard().size() == 2);
        terminal.behave(Manner.late(Duration.ofMillis(200)));
        int late = platform.say(0x8300, "0142");
        assertThat(platform.hear().body()).isEqualTo(word(late) + "8300" + "00");
    }

    @Test
    void whatWaitedWhileItWasOfflineComesInBatches() throws IOException {
        VirtualTerminal terminal = atWork(Edition.V2013);
        terminal.goOffline();
        await().until(() -> !terminal.isOnline());
        for (int i = 1; i <= 12; i++) {
            terminal.report(report(Instant.parse("2026-11-26T12:00:00+08:00").plusSeconds(10 * i)));
        }
        terminal.comeBack();
        platform.accept();
        platform.acknowledge(platform.hear(0x0102));
        String batch = platform.hear(0x0704).body();
        assertThat(batch).startsWith("000a" + "01" + "001c").hasSize(2 * (3 + 10 * 30));
    }
}
