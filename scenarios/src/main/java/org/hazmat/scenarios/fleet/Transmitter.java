package org.hazmat.scenarios.fleet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.FrameEncoder;
import org.hazmat.protocols.jt808.PhoneNumber;
import org.hazmat.protocols.jt808.message.Message;

/** Writes a terminal's messages as frames, with serial numbers that go on from connection to connection. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, and that is noticed
final class Transmitter {
    private final Edition edition;
    private final PhoneNumber phone;
    private final SentPackages sentPackages = new SentPackages();
    private final Set<Integer> losing = new HashSet<>();
    private int serialNumber;

    Transmitter(Edition edition, PhoneNumber phone) {
        this.edition = edition;
        this.phone = phone;
    }

    SentPackages sentPackages() {
        return sentPackages;
    }

    /** The sub-packages with these numbers of the next message that has some are not written. */
    void lose(Set<Integer> packageNumbers) {
        losing.addAll(packageNumbers);
    }

    /** Returns the serial number of the first frame. */
    int send(Channel open, Message message) {
        int first = serialNumber;
        ByteBuf out = open.alloc().buffer();
        int frames = FrameEncoder.encode(message, edition, phone, first, out);
        serialNumber = (first + frames) & 0xFFFF;
        if (frames > 1) {
            sendPackages(open, sentPackages.add(out.duplicate()));
            out.release();
        } else {
            open.write(out);
        }
        return first;
    }

    void again(Channel open, List<Frame> frames) {
        frames.forEach(frame -> open.write(Unpooled.wrappedBuffer(frame.toWire())));
    }

    private void sendPackages(Channel open, List<Frame> frames) {
        for (Frame frame : frames) {
            if (!losing.contains(frame.header().packageNumber())) {
                open.write(Unpooled.wrappedBuffer(frame.toWire()));
            }
        }
        losing.clear();
    }
}
