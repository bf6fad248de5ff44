package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.wire.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Delimiters, junk and limits of the byte stream. */
class FrameStreamTest {

    private static final String FIRST = "000200000139123456780001" + "33";
    private static final String SECOND = "000200000139123456780002" + "30";

    @ParameterizedTest
    @CsvSource({
        "doubled delimiter, 7E{1}7E7E{2}7E, 1 2",
        "shared delimiter, 7E{1}7E{2}7E, 1 2",
        "many delimiters, 7E7E7E{1}7E7E7E7E{2}7E7E, 1 2",
        "junk in front, 0D0A7E{1}7E7E{2}7E, no-delimiter 1 2",
        "junk between, 7E{1}7E0D0A7E{2}7E, 1 too-short 2",
        "junk behind, 7E{1}7E0D0A, 1 no-delimiter",
        "cut off, 7E{1}7E7E0002, 1 no-delimiter",
        "no delimiter at all, {1}, no-delimiter",
        "bad escape, 7E00027D037E7E{2}7E, bad-escape 2",
        "escape before the delimiter, 7E00027D7E{2}7E, bad-escape 2",
        "bad check code, 7E000200000139123456780001347E{2}7E, bad-check-code 2",
        "body missing, 7E000200010139123456780001327E{2}7E, bad-length 2",
        "package fields missing, 7E000220000139123456780001137E{2}7E, too-short 2",
        "nothing, 7E7E, ''"
    })
    void stream(String what, String pattern, String expected) {
        String hex = pattern.replace("{1}", FIRST).replace("{2}", SECOND);
        assertThat(String.join(" ", words(Vector.decode(hex)))).as(what).isEqualTo(expected);
    }

    @Test
    void longestLegalFrameIsTakenAndALongerOneRefused() {
        String body = "7D02".repeat(Header.MAX_BODY);
        String longest = "0F0043FF01" + "0".repeat(9) + "13912345678" + "0001";
        int check = 0;
        for (byte octet : java.util.HexFormat.of().parseHex(longest + "7E")) {
            check ^= octet;
        }
        List<Inbound> taken = Vector.decode("7E" + longest + body + String.format("%02X", check & 0xFF) + "7E");
        assertThat(((Frame) taken.getFirst()).body().length()).isEqualTo(Header.MAX_BODY);
        List<Inbound> refused = Vector.decode("7E" + "00".repeat(3000) + "7E" + FIRST + "7E");
        assertThat(words(refused)).containsExactly("too-long", "1");
        assertThat(((BadFrame) refused.getFirst()).raw().length()).isEqualTo(FrameDecoder.MAX_FRAME - 1);
    }

    @Test
    void endlessGarbageIsReportedEveryFourKibibytes() {
        FrameDecoder decoder = new FrameDecoder();
        List<Inbound> out = new ArrayList<>();
        for (int i = 0; i < 9000; i++) {
            decoder.decode(Unpooled.wrappedBuffer(new byte[] {0x55}), out::add);
        }
        assertThat(words(out)).containsExactly("no-delimiter", "no-delimiter");
        assertThat(((BadFrame) out.getFirst()).raw().length()).isEqualTo(FrameDecoder.MAX_GARBAGE);
    }

    @Test
    void begunFrameIsKnown() {
        FrameDecoder decoder = new FrameDecoder();
        decoder.decode(Unpooled.wrappedBuffer(new byte[] {0x7E}), inbound -> {});
        assertThat(decoder.isMidFrame()).isFalse();
        decoder.decode(Unpooled.wrappedBuffer(new byte[] {0x00}), inbound -> {});
        assertThat(decoder.isMidFrame()).isTrue();
    }

    /** Frames by their serial number, bad ones by their reason. */
    static List<String> words(List<Inbound> inbound) {
        return inbound.stream()
                .map(i -> i instanceof Frame frame
                        ? String.valueOf(frame.header().serialNumber())
                        : reason((BadFrame) i).word())
                .toList();
    }

    private static Reason reason(BadFrame bad) {
        return bad.reason();
    }
}
