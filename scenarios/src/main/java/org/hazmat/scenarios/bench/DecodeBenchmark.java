package org.hazmat.scenarios.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.hazmat.protocols.jt808.Codec;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.FrameDecoder;
import org.hazmat.protocols.jt808.Inbound;
import org.hazmat.protocols.jt808.item.AdditionalItem;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.wire.Bytes;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * From a connection's octets, as one read hands them over, to the message with all its items as values. The frame is the
 * one of SmallChi/JT808, JT808_0x0200Test.cs:590; that of seven items is the same frame without five of them.
 */
@State(Scope.Thread)
public class DecodeBenchmark {
    private static final String TWELVE_ITEMS = "7E0200005C11223344556622B8000000010000000200BA7F0E07E4F11C0028003C0000"
            + "1807151010100104000000640202003703020038040200011105010000000112060100000001011307000000020022012504000000"
            + "172A0200F42B04000000F2300102310105167E";
    private static final String SEVEN_ITEMS = "7E0200003C11223344556622B8000000010000000200BA7F0E07E4F11C0028003C0000"
            + "18071510101001040000006402020037030200382504000000172B04000000F2300102310105997E";

    private final FrameDecoder decoder = new FrameDecoder();
    private final ByteBuf seven = octets(SEVEN_ITEMS);
    private final ByteBuf twelve = octets(TWELVE_ITEMS);

    /** Made once, as a connection does. */
    private final Consumer<Inbound> reader = this::read;

    private @Nullable Blackhole sink;

    @Benchmark
    public void sevenItems(Spent spent, Blackhole blackhole) {
        decode(seven, spent, blackhole);
    }

    @Benchmark
    public void twelveItems(Spent spent, Blackhole blackhole) {
        decode(twelve, spent, blackhole);
    }

    private void decode(ByteBuf octets, Spent spent, Blackhole blackhole) {
        sink = blackhole;
        octets.readerIndex(0);
        decoder.decode(octets, reader);
        spent.operations++;
    }

    /** Every value is touched: one that were made only when asked for would be asked for here. */
    private void read(Inbound inbound) {
        Blackhole blackhole = Objects.requireNonNull(sink);
        LocationReport report = (LocationReport) Codec.read((Frame) inbound);
        List<AdditionalItem> items = report.items();
        for (int i = 0; i < items.size(); i++) {
            blackhole.consume(items.get(i));
        }
        blackhole.consume(report.block().time().epochSecond());
        blackhole.consume(report);
        blackhole.consume(inbound);
    }

    private static ByteBuf octets(String hex) {
        return Unpooled.directBuffer().writeBytes(Bytes.ofHex(hex).toArray());
    }
}
