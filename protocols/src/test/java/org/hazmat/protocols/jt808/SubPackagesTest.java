package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hazmat.protocols.jt808.Reassembly.Complete;
import org.hazmat.protocols.jt808.Reassembly.Refusal;
import org.hazmat.protocols.jt808.Reassembly.Refused;
import org.hazmat.protocols.jt808.Reassembly.Waiting;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;
import org.junit.jupiter.api.Test;

/** Sub-packages in any order, side by side, and within their bounds. */
class SubPackagesTest {

    private static final Instant NOW = Instant.parse("2026-03-10T01:00:00Z");
    private static final PhoneNumber PHONE = PhoneNumber.of("13912345678", Edition.V2013);
    private static final MessageId VENDOR = MessageId.of(0x0F01);

    private final ReassemblyBudget budget = new ReassemblyBudget(10_000);
    private final SubPackages subPackages = new SubPackages(budget);

    @Test
    void longBatchComesBackWhole() {
        LocationReport report = LocationReport.of(
                new LocationBlock(0, 3, 39_000_000, 117_000_000, 3, 400, 90, BcdTime.of(NOW)), List.of());
        LocationBatch batch = LocationBatch.of(LocationBatch.BLIND_AREA, Collections.nCopies(80, report));
        ByteBuf out = Unpooled.buffer();
        // 3 + 80 * (2 + 28) octets in frames of at most 1023; serial numbers wrap.
        assertThat(FrameEncoder.encode(batch, Edition.V2013, PHONE, 0xFFFF, out))
                .isEqualTo(3);
        List<Inbound> frames = new ArrayList<>();
        new FrameDecoder().decode(out, frames::add);
        assertThat(FrameStreamTest.words(frames)).containsExactly("65535", "0", "1");
        assertThat(add((Frame) frames.get(2))).isEqualTo(new Waiting(2));
        assertThat(add((Frame) frames.get(0))).isEqualTo(new Waiting(1));
        assertThat(add((Frame) frames.get(0))).isEqualTo(new Waiting(1));
        Complete complete = (Complete) add((Frame) frames.get(1));
        assertThat(complete.message(Edition.V2013)).isEqualTo(batch);
        assertThat(complete.frames()).isEqualTo(frames);
        assertThat(budget.left()).isEqualTo(10_000);
    }

    @Test
    void twoUploadsAtOnceDoNotMix() {
        add(frame(10, 2, 1, "AA"));
        add(frame(20, 2, 1, "CC"));
        assertThat(body(add(frame(21, 2, 2, "DD")))).isEqualTo("CCDD");
        assertThat(body(add(frame(11, 2, 2, "BB")))).isEqualTo("AABB");
    }

    @Test
    void thirdMessageDropsTheOldest() {
        add(frame(10, 2, 1, "AA"));
        add(frame(20, 2, 1, "CC"));
        add(frame(30, 2, 1, "EE"));
        assertThat(add(frame(11, 2, 2, "BB"))).isEqualTo(new Waiting(1));
        assertThat(body(add(frame(31, 2, 2, "FF")))).isEqualTo("EEFF");
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertThat(add(frame(10, 2, 0, "AA"))).isEqualTo(new Refused(Refusal.NO_SUCH_PACKAGE));
        assertThat(add(frame(10, 2, 3, "AA"))).isEqualTo(new Refused(Refusal.NO_SUCH_PACKAGE));
        assertThat(add(frame(10, 65, 1, "AA"))).isEqualTo(new Refused(Refusal.TOO_MANY_PACKAGES));
        add(frame(10, 2, 1, "AA"));
        assertThat(add(frame(11, 3, 2, "BB"))).isEqualTo(new Refused(Refusal.OTHER_COUNT));
    }

    @Test
    void nodeHasAnEnd() {
        SubPackages other = new SubPackages(budget);
        String large = "00".repeat(1000);
        for (int i = 1; i <= 9; i++) {
            assertThat(add(frame(i, 64, i, large))).isInstanceOf(Waiting.class);
        }
        assertThat(other.add(frame(1, 2, 1, large), NOW)).isEqualTo(new Refused(Refusal.NO_ROOM));
        subPackages.close();
        assertThat(budget.left()).isEqualTo(10_000);
        assertThat(other.add(frame(1, 2, 1, large), NOW)).isEqualTo(new Waiting(1));
    }

    @Test
    void silenceOfAMinuteGivesUpAndSaysWhatIsMissing() {
        add(frame(10, 3, 1, "AA"));
        subPackages.add(frame(12, 3, 3, "CC"), NOW.plusSeconds(30));
        assertThat(subPackages.expire(NOW.plusSeconds(89))).isEmpty();
        assertThat(subPackages.expire(NOW.plusSeconds(90)))
                .containsExactly(new SubPackages.Abandoned(PHONE, VENDOR, 10, List.of(2)));
        assertThat(budget.left()).isEqualTo(10_000);
    }

    private Reassembly add(Frame frame) {
        return subPackages.add(frame, NOW);
    }

    private static String body(Reassembly reassembly) {
        return ((Complete) reassembly).body().toHex();
    }

    private static Frame frame(int serial, int count, int number, String hex) {
        Bytes body = Bytes.ofHex(hex);
        Header header =
                Header.of(VENDOR, body.length(), Edition.V2013, PHONE, serial).withPackage(serial, count, number);
        ByteBuf out = Unpooled.buffer();
        FrameEncoder.frame(header, body, out);
        List<Inbound> frames = new ArrayList<>();
        new FrameDecoder().decode(out, frames::add);
        return (Frame) frames.getFirst();
    }
}
