package org.hazmat.scenarios.bench.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.hazmat.geocore.model.Position;
import org.hazmat.protocols.jt808.Codec;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.FrameDecoder;
import org.hazmat.protocols.jt808.FrameEncoder;
import org.hazmat.protocols.jt808.PhoneNumber;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PlatformGeneralResponse;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.jt808.message.RegistrationResponse;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.scenarios.bench.SyntheticDistrict;
import org.jspecify.annotations.Nullable;

/** One connection of a load: logs in, then keeps frames outstanding, or sends at a pace. All of it on one event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, and that is noticed
final class LoadTerminal extends SimpleChannelInboundHandler<ByteBuf> {
    private static final Edition EDITION = Edition.V2019;
    private static final int SERIALS = 1 << 16;
    private static final int FIXED = 3;
    private static final int SPEED_TENTHS_KMH = 720;

    private final Memory memory;
    private final Load load;
    private final PhoneNumber phone;
    private final FrameDecoder decoder = new FrameDecoder();
    private final int[] reports = new int[SERIALS];
    private final long[] sentNanos = new long[SERIALS];
    private final Histogram latencies;
    private @Nullable ChannelHandlerContext connection;
    private int serialNumber;
    private int next;
    private int outstanding;
    private boolean loggedIn;

    /** @param latencies from frame to acknowledgement in microseconds, of this event loop's terminals */
    LoadTerminal(Memory memory, Load load, Histogram latencies) {
        this.memory = memory;
        this.load = load;
        this.latencies = latencies;
        phone = PhoneNumber.of(memory.phoneNumber(), EDITION);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        connection = context;
        send(context, new Registration(12, 116, "70111", "LOAD", "0000001", 2, memory.plate()));
        context.flush();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf octets) {
        decoder.decode(octets, inbound -> {
            if (inbound instanceof Frame frame) {
                heard(context, Codec.read(frame, EDITION));
            }
        });
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (loggedIn && !load.isPaced()) {
            fill(load.window());
        }
        context.flush();
    }

    /** Sends so many more reports, as far as the window lets them. */
    void send(int count) {
        if (loggedIn && connection != null) {
            fill(Math.min(load.window(), outstanding + count));
            connection.flush();
        }
    }

    private void heard(ChannelHandlerContext context, Message message) {
        if (message instanceof RegistrationResponse response && response.result() == RegistrationResponse.OK) {
            send(context, Authentication.of(response.authenticationCode()));
        } else if (message instanceof PlatformGeneralResponse response
                && response.result() == PlatformGeneralResponse.OK) {
            acknowledged(response);
        } else {
            load.failed(new IOException(memory.plate() + " was answered " + message));
            context.close();
        }
    }

    private void acknowledged(PlatformGeneralResponse response) {
        if (!response.messageId().equals(LocationReport.ID)) {
            loggedIn = true;
            load.ready();
            return;
        }
        int serial = response.serialNumber();
        memory.acknowledged(reports[serial]);
        outstanding--;
        latencies.recordValue(Math.min((System.nanoTime() - sentNanos[serial]) / 1_000, Load.HIGHEST_MICROS));
        load.acknowledged();
    }

    private void fill(int until) {
        ChannelHandlerContext context = connection;
        while (context != null && outstanding < until && load.isRunning()) {
            next = memory.nextOpen(next);
            reports[serialNumber] = next;
            long now = System.nanoTime();
            sentNanos[serialNumber] = now;
            memory.sent(next, now);
            outstanding++;
            send(context, report(next));
            next++;
        }
    }

    private LocationReport report(int number) {
        double side = load.sideMetres();
        Position place = SyntheticDistrict.at(memory.east(number, side), memory.north(side));
        BcdTime time = BcdTime.of(memory.time(number));
        int latitude = place.latMicrodegrees();
        int longitude = place.lonMicrodegrees();
        return LocationReport.of(
                new LocationBlock(0, FIXED, latitude, longitude, 4, SPEED_TENTHS_KMH, 90, time), List.of());
    }

    private void send(ChannelHandlerContext context, Message message) {
        ByteBuf out = context.alloc().buffer(96);
        serialNumber = serialNumber + FrameEncoder.encode(message, EDITION, phone, serialNumber, out) & 0xFFFF;
        context.write(out, context.voidPromise());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection = null;
        load.lost();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            load.failed(cause);
        }
        context.close();
    }
}
