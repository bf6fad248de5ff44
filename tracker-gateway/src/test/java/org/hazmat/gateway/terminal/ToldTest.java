package org.hazmat.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.model.VehicleEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drivers, waybills, CAN data and media: acknowledged when durable, and kept with the vehicle. */
class ToldTest {
    private Bench bench;

    @BeforeEach
    void start() throws IOException {
        bench = Bench.start();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private VehicleEvent told(int id, String body) throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            assertThat(terminal.ask(id, body).body()).endsWith(HandmadeTerminal.word(id) + "00");
            List<VehicleEvent> events =
                    bench.journal.arrivals().getLast().told().events();
            assertThat(events).hasSize(1);
            assertThat(events.getFirst().vehicle()).isEqualTo(Bench.VEHICLE);
            return events.getFirst();
        }
    }

    /** 2013: in, 2026-03-10 08:55:00, read; name, certificate of 20, issuer, expiry 2031-12-31. */
    @Test
    void aDriversCard() throws IOException {
        String certificate = HandmadeTerminal.text("120100198001010011") + "0000";
        String issuer = HandmadeTerminal.text("天津");
        VehicleEvent event = told(
                0x0702,
                "01" + "260310085500" + "00" + "04" + HandmadeTerminal.text("张三") + certificate + "04" + issuer
                        + "20311231");
        assertThat(event.kind()).isEqualTo(VehicleEvent.Kind.DRIVER);
        assertThat(event.time()).isEqualTo(Instant.parse("2026-03-10T08:55:00+08:00"));
        assertThat(JsonText.parse(event.data())).isEqualTo(JsonText.parse("""
                {"card":"in","readResult":0,"driver":{"name":"张三","certificate":"120100198001010011","issuer":"天津",
                 "validTo":"2031-12-31","identityCard":null}}"""));
    }

    @Test
    void aWaybillInEitherCharsetAndInNone() throws IOException {
        assertThat(waybill("运单1号".getBytes(StandardCharsets.UTF_8))).isEqualTo("{\"text\":\"运单1号\"}");
        assertThat(waybill("运单2号".getBytes(HandmadeTerminal.GBK))).isEqualTo("{\"text\":\"运单2号\"}");
        assertThat(waybill(new byte[] {0, 1, (byte) 0xFF})).isEqualTo("{\"raw\":\"0001FF\"}");
    }

    private String waybill(byte[] content) throws IOException {
        return told(
                        0x0701,
                        HandmadeTerminal.doubleWord(content.length)
                                + HexFormat.of().formatHex(content))
                .data();
    }

    /** One frame at 09:01:40.1234: channel 1, extended, id 0x0CF00400. */
    @Test
    void canData() throws IOException {
        VehicleEvent event = told(0x0705, "0001" + "0901401234" + "ccf00400" + "0102030405060708");
        assertThat(event.time()).isEqualTo(bench.now());
        assertThat(JsonText.parse(event.data())).isEqualTo(JsonText.parse("""
                {"firstReceived":"09:01:40.1234","frames":[{"canId":217056256,"channel":1,"extended":true,
                 "calculated":false,"data":"0102030405060708"}]}"""));
    }

    @Test
    void somethingWasRecorded() throws IOException {
        assertThat(JsonText.parse(
                        told(0x0800, "00000007" + "00" + "00" + "03" + "02").data()))
                .isEqualTo(JsonText.parse("""
                {"mediaId":7,"mediaType":0,"format":0,"event":3,"channel":2,"uploaded":false}"""));
    }

    /** Told again it has the same id, so that it is stored once. */
    @Test
    void aResendIsTheSameEvent() throws IOException {
        assertThat(told(0x0701, "00000001" + "41").id())
                .isEqualTo(told(0x0701, "00000001" + "41").id());
    }
}
