package org.hazmat.gateway.terminal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.List;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.Reassembly;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.Unknown;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;

/**
 * A message and the frames that brought it: one, or all its sub-packages, each of which is answered.
 *
 * @param frames in the order of their package numbers
 * @param at when the last of them came
 */
record Received(List<Frame> frames, Message message, Instant at) {

    static Received of(Reassembly.Complete complete, Reading by, Instant at) {
        return new Received(complete.frames(), complete.message(by.edition(complete.header()), by.texts()), at);
    }

    /** A sub-package that is kept by itself. */
    static Received partOf(Frame frame, Instant at) {
        return new Received(List.of(frame), new Unknown(frame.header().messageId(), frame.body()), at);
    }

    /** Of the first frame. */
    Header header() {
        return frames.getFirst().header();
    }

    List<Header> headers() {
        return frames.size() == 1
                ? List.of(header())
                : frames.stream().map(Frame::header).toList();
    }

    /** Of the whole message. */
    Bytes body() {
        if (frames.size() == 1) {
            return frames.getFirst().body();
        }
        Writer whole = new Writer();
        frames.forEach(frame -> whole.bytes(frame.body()));
        return whole.toBytes();
    }

    /** The frames with delimiters and escapes, which are the same as they came: there is one way to escape. */
    byte[] onTheWire() {
        if (frames.size() == 1) {
            return frames.getFirst().toWire();
        }
        ByteBuf out = Unpooled.buffer();
        frames.forEach(frame -> out.writeBytes(frame.toWire()));
        return ByteBufUtil.getBytes(out);
    }

    String hex() {
        return ByteBufUtil.hexDump(onTheWire());
    }
}
