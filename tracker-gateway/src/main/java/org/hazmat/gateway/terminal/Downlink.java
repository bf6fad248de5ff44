package org.hazmat.gateway.terminal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hazmat.gateway.command.Link;
import org.hazmat.gateway.command.Serials;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.FrameEncoder;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.PhoneNumber;
import org.hazmat.protocols.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** Commands on their way to one terminal: frames with the connection's serial numbers, the newest kept to be sent again. */
final class Downlink implements Link {
    private static final int KEPT = 64;

    private final Connection connection;
    private final VehicleId vehicle;
    private final Edition edition;
    private final PhoneNumber phone;
    private final Map<Integer, Sent> byFirstSerial = new LinkedHashMap<>();

    /** What was sent; the header is that of the whole, with the first serial number. */
    private record Sent(Header header, Bytes body, int count) {
        /** One of its frames, by its position from 0. */
        void write(int index, ByteBuf out) {
            int serial = header.serialNumber() + index & 0xFFFF;
            if (count == 1) {
                FrameEncoder.encode(header.withPackage(serial, 0, 0), body, out);
                return;
            }
            int from = index * Header.MAX_BODY;
            Bytes part = body.slice(from, Math.min(Header.MAX_BODY, body.length() - from));
            FrameEncoder.frame(header.withPackage(serial, count, index + 1).withBodyLength(part.length()), part, out);
        }
    }

    /** @param phone with the digits that the terminal sends */
    Downlink(Connection connection, VehicleId vehicle, PhoneNumber phone, Edition edition) {
        this.connection = connection;
        this.vehicle = vehicle;
        this.phone = phone;
        this.edition = edition;
    }

    @Override
    public VehicleId vehicle() {
        return vehicle;
    }

    @Override
    public Edition edition() {
        return edition;
    }

    @Override
    public void send(MessageId id, Bytes body, Consumer<Serials> sent) {
        connection.onLoop(() -> {
            Header header = Header.of(id, 0, edition, phone, 0);
            Serials used = connection.send(header, body);
            if (used.count() > 0) {
                keep(new Sent(header.withPackage(used.first(), 0, 0), body, used.count()));
                sent.accept(used);
            }
        });
    }

    private void keep(Sent sent) {
        byFirstSerial.put(sent.header().serialNumber(), sent);
        if (byFirstSerial.size() > KEPT) {
            byFirstSerial.remove(byFirstSerial.keySet().iterator().next());
        }
    }

    @Override
    public void resend(Serials serials) {
        connection.onLoop(() -> {
            for (int i = 0; i < serials.count(); i++) {
                resend(serials.first() + i & 0xFFFF);
            }
        });
    }

    private void resend(int serialNumber) {
        for (Sent sent : byFirstSerial.values()) {
            int index = serialNumber - sent.header().serialNumber() & 0xFFFF;
            if (index < sent.count()) {
                resend(sent, index);
            }
        }
    }

    /**
     * What a terminal asks for (0x0005), unchanged; on the event loop.
     *
     * @param firstSerial of the message's first sub-package
     * @param packageNumbers from 1
     */
    void resend(int firstSerial, List<Integer> packageNumbers) {
        @Nullable Sent sent = byFirstSerial.get(firstSerial);
        if (sent != null) {
            packageNumbers.stream()
                    .distinct()
                    .filter(number -> number >= 1 && number <= sent.count())
                    .forEach(number -> resend(sent, number - 1));
        }
    }

    private void resend(Sent sent, int index) {
        ByteBuf out = Unpooled.buffer(128);
        sent.write(index, out);
        connection.write(out);
    }
}
