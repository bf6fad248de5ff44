package org.hazmat.scenarios.bench.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.jt808.Codec;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.FrameDecoder;
import org.hazmat.protocols.jt808.FrameEncoder;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.Inbound;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.Bytes;

/** From a connection's octets to messages. */
final class StreamTargets {
    private StreamTargets() {}

    /** The first octet is the size of the chunks, 0 for one chunk. */
    static Runnable frames(byte[] octets) {
        Input input = new Input(octets);
        int chunk = input.octet();
        byte[] stream = input.rest();
        List<Inbound> found = decode(stream, chunk == 0 ? Integer.MAX_VALUE : chunk);
        List<Message> messages = messages(found);
        return () -> {
            Claim.same(decode(stream, Integer.MAX_VALUE), found, "Chunks change what a stream says");
            found.forEach(StreamTargets::checkAgain);
            messages.forEach(Claim::isPrintable);
        };
    }

    /** The whole input is header and body; delimiters, escapes and check code are put around it. */
    static Runnable header(byte[] content) {
        byte[] wire = onTheWire(content);
        List<Inbound> found = decode(wire, Integer.MAX_VALUE);
        List<Message> messages = messages(found);
        return () -> {
            Claim.holds(found.size() == 1, "One frame became " + found);
            if (found.getFirst() instanceof Frame frame) {
                checkHeader(frame, Bytes.wrap(content));
            }
            messages.forEach(Claim::isPrintable);
        };
    }

    static List<Inbound> decode(byte[] stream, int chunk) {
        FrameDecoder decoder = new FrameDecoder();
        List<Inbound> found = new ArrayList<>();
        for (int from = 0; from < stream.length; from += Math.min(chunk, stream.length - from)) {
            int size = Math.min(chunk, stream.length - from);
            decoder.decode(Unpooled.wrappedBuffer(stream, from, size), found::add);
        }
        decoder.end().ifPresent(found::add);
        return found;
    }

    static byte[] onTheWire(byte[] content) {
        return FrameEncoder.content(Bytes.wrap(content));
    }

    private static List<Message> messages(List<Inbound> found) {
        List<Message> messages = new ArrayList<>();
        for (Inbound inbound : found) {
            if (inbound instanceof Frame frame) {
                messages.add(Codec.read(frame));
            }
        }
        return messages;
    }

    private static void checkAgain(Inbound inbound) {
        if (inbound instanceof Frame frame) {
            Claim.same(List.of(frame), decode(frame.toWire(), Integer.MAX_VALUE), "A frame put back on the wire");
        }
    }

    private static void checkHeader(Frame frame, Bytes content) {
        Header header = frame.header();
        Claim.same(content, frame.content(), "The content is what was sent");
        int length = header.bodyLength();
        Claim.same(content.slice(content.length() - length, length), frame.body(), "The body is what ends the content");
        ByteBuf wire = Unpooled.buffer();
        FrameEncoder.frame(header, frame.body(), wire);
        byte[] octets = new byte[wire.readableBytes()];
        wire.readBytes(octets);
        Frame again = (Frame) decode(octets, Integer.MAX_VALUE).getFirst();
        Claim.same(header, again.header(), "A header written and read again");
        Claim.same(frame.body(), again.body(), "A body written and read again");
    }
}
