package org.hazmat.gateway.terminal;

import io.github.bucket4j.Bucket;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.hazmat.gateway.command.Serials;
import org.hazmat.gateway.journal.Arrival;
import org.hazmat.gateway.terminal.Tally.Count;
import org.hazmat.protocols.jt808.BadFrame;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.FrameDecoder;
import org.hazmat.protocols.jt808.FrameEncoder;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.Inbound;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PlatformGeneralResponse;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.web.read.Terminals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One terminal's socket: bytes in, answers out, limits and back-pressure. What the frames mean is the {@link Session}'s. */
final class Connection extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private static final long LAST_WORDS_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Octets that the answers of a turn usually take. */
    private static final int ANSWERS = 512;

    private final Station station;
    private final Channel channel;
    private final InetSocketAddress remote;
    private final FrameDecoder decoder = new FrameDecoder();
    private final Flow flow;
    private final Deadlines deadlines;
    private final Acknowledgements durable;
    private final Optional<Bucket> rate;
    private final Session session;
    private int unacknowledged;
    private int badInARow;
    private int serialNumber;
    private @Nullable ByteBuf answers;
    private @Nullable Ending finishing;
    private @Nullable Ending ending;

    Connection(Station station, Channel channel, InetSocketAddress remote) {
        this.station = station;
        this.channel = channel;
        this.remote = remote;
        flow = new Flow(channel, this::take);
        deadlines = new Deadlines(station.config().limits(), nanos());
        durable = new Acknowledgements(this::onLoop, this::acknowledge);
        RateLimit limit = station.config().rate();
        rate = limit.isOff() ? Optional.empty() : Optional.of(limit.bucket());
        session = new Session(station, this);
    }

    /** Address and port. */
    String address() {
        return source() + ":" + remote.getPort();
    }

    /** The address alone. */
    String source() {
        return remote.getAddress().getHostAddress();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        station.tally().count(Count.CONNECTIONS);
        watch();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            int[] ended = {0};
            decoder.decode(bytes, inbound -> {
                ended[0]++;
                arrived(inbound);
            });
            deadlines.read(nanos(), ended[0] > 0, decoder.isMidFrame());
        } finally {
            bytes.release();
        }
        flow.pump();
        settle();
    }

    private void arrived(Inbound inbound) {
        switch (inbound) {
            case BadFrame bad -> bad(bad.reason().word(), bad.raw().toHex());
            case Frame frame -> {
                badInARow = 0;
                deadlines.framed();
                station.tally().count(Count.FRAMES);
                flow.add(frame);
            }
        }
    }

    /** Counts and keeps what could not be read. */
    void bad(String reason, String hex) {
        station.rolls().badFrames().add(new Terminals.BadFrame(station.now(), address(), reason, hex));
        badInARow++;
        if (badInARow >= station.config().limits().badInARow()) {
            end(Ending.TOO_MANY_BAD);
        }
    }

    private void take(Frame frame) {
        rate.ifPresent(this::spend);
        try {
            session.take(frame);
        } catch (RuntimeException e) {
            LOG.error(
                    "terminal {}: message {} failed", address(), frame.header().messageId(), e);
            station.tally().count(Refusal.FAILED);
            station.rolls()
                    .badFrames()
                    .add(new Terminals.BadFrame(
                            station.now(),
                            address(),
                            Refusal.FAILED.word(),
                            frame.content().toHex()));
            respond(frame.header(), PlatformGeneralResponse.FAILED);
        }
    }

    private void spend(Bucket bucket) {
        long wait = bucket.consumeIgnoringRateLimits(1);
        if (wait > 0) {
            station.tally().count(Count.RATE_PAUSES);
            flow.pause(Flow.Pause.RATE);
            later(() -> resume(Flow.Pause.RATE), wait);
        }
    }

    void respond(Header to, int result) {
        answer(to, new PlatformGeneralResponse(to.serialNumber(), to.messageId(), result));
    }

    /** In the edition, and with the digits, of what is answered. */
    void answer(Header to, Message message) {
        ByteBuf out = answers == null ? channel.alloc().buffer(ANSWERS) : answers;
        answers = out;
        int used = FrameEncoder.encode(message, to.edition(), to.phoneNumber(), serialNumber, out);
        serialNumber = serialNumber + used & 0xFFFF;
    }

    /** On the platform's own account: in the edition, and with the digits, of what the terminal sent. */
    void say(Header to, Message message) {
        answer(to, message);
        settle();
    }

    /**
     * Something that answers nothing, from the next serial number on; on the event loop.
     *
     * @return the frames written, none on a connection that ends
     */
    Serials send(Header header, Bytes body) {
        int first = serialNumber;
        if (ending != null) {
            return new Serials(first, 0);
        }
        ByteBuf out = channel.alloc().buffer(64 + body.length());
        int used = FrameEncoder.encode(header.withPackage(first, 0, 0), body, out);
        serialNumber = first + used & 0xFFFF;
        write(out);
        return new Serials(first, used);
    }

    /** Whole frames, as they are; on the event loop. */
    void write(ByteBuf frames) {
        writeAnswers();
        var unused = channel.writeAndFlush(frames, channel.voidPromise());
    }

    /** Hands over what has to be durable before it is acknowledged. */
    void keep(Arrival arrival) {
        unacknowledged++;
        if (unacknowledged >= station.config().limits().unacknowledged()) {
            flow.pause(Flow.Pause.UNACKNOWLEDGED);
        }
        offer(arrival);
    }

    private void offer(Arrival arrival) {
        if (ending != null) {
            return;
        }
        if (station.intake().offer(arrival)) {
            goOn(Flow.Pause.NO_ROOM);
        } else {
            station.tally().count(Count.INTAKE_PAUSES);
            flow.pause(Flow.Pause.NO_ROOM);
            station.intake()
                    .whenRoom(() -> onLoop(() -> {
                        offer(arrival);
                        settle();
                    }));
        }
    }

    /** Called on the journal's thread. */
    void durable(Acknowledgements.Due answer) {
        durable.add(answer);
    }

    private void acknowledge() {
        unacknowledged -= durable.take(this::acknowledge);
        if (unacknowledged <= station.config().limits().unacknowledged() / 2) {
            goOn(Flow.Pause.UNACKNOWLEDGED);
        }
        settle();
    }

    private void resume(Flow.Pause reason) {
        goOn(reason);
        settle();
    }

    /** A terminal that was not read for a while has not been silent; nor has one that takes its answers again. */
    private void goOn(Flow.Pause reason) {
        if (flow.isPaused()) {
            deadlines.excuse(nanos(), reason == Flow.Pause.UNWRITABLE || flow.isPausedByUs());
        }
        flow.resume(reason);
    }

    private void acknowledge(Acknowledgements.Due answer) {
        boolean kept = answer.result() == PlatformGeneralResponse.OK;
        station.tally().count(kept ? Count.ACKNOWLEDGED : Count.UNSUPPORTED);
        for (Header to : answer.to()) {
            respond(to, answer.result());
        }
        answer.then().forEach(message -> answer(answer.to().getLast(), message));
    }

    /** What follows waits until {@link #registered}. */
    void registering() {
        flow.pause(Flow.Pause.REGISTERING);
    }

    void registered() {
        resume(Flow.Pause.REGISTERING);
    }

    void authenticated() {
        deadlines.authenticated();
    }

    /** Closes the connection after what was answered has left; the first reason stands. */
    void end(Ending reason) {
        if (ending != null) {
            return;
        }
        ending = reason;
        flow.end();
        writeAnswers();
        var leaving = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        // For a terminal that reads nothing any more.
        later(
                () -> {
                    if (!leaving.isDone()) {
                        var unused = channel.close();
                    }
                },
                LAST_WORDS_NANOS);
    }

    /** No more frames are taken; what was handed over is still acknowledged. */
    void stop() {
        flow.end();
        finishing = Ending.STOPPED;
        settle();
    }

    /** On another thread than the event loop. */
    void awaitClosed(long nanos) {
        channel.closeFuture().awaitUninterruptibly(nanos, TimeUnit.NANOSECONDS);
    }

    /** Runs on this connection's event loop, now if that is the caller's thread's turn to do so, or not at all if it is gone. */
    void onLoop(Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("terminal {}: the server has stopped", address(), e);
        }
    }

    /** After each turn: lets the answers go together, and closes when both sides have finished. */
    private void settle() {
        if (answers != null) {
            writeAnswers();
            channel.flush();
        }
        if (finishing != null && unacknowledged == 0 && flow.isEmpty()) {
            end(finishing);
        }
    }

    private void writeAnswers() {
        ByteBuf out = answers;
        if (out != null) {
            answers = null;
            var unused = channel.write(out, channel.voidPromise());
        }
    }

    private void watch() {
        if (!channel.isOpen()) {
            return;
        }
        long now = nanos();
        if (flow.isPaused()) {
            deadlines.excuse(now, flow.isPausedByUs());
        }
        session.expire();
        Deadlines.Due due = deadlines.next();
        if (due.at() - now <= 0) {
            end(due.ending());
        } else {
            later(this::watch, deadlines.wait(due, now));
        }
    }

    void later(Runnable task, long nanos) {
        var unused = channel.eventLoop().schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    private long nanos() {
        return channel.eventLoop().ticker().nanoTime();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            resume(Flow.Pause.UNWRITABLE);
        } else {
            flow.pause(Flow.Pause.UNWRITABLE);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            finishing = Ending.BY_TERMINAL;
            settle();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        decoder.end().ifPresent(bad -> bad(bad.reason().word(), bad.raw().toHex()));
        Ending reason = ending == null ? Ending.BY_TERMINAL : ending;
        ending = reason;
        flow.end();
        station.tally().count(reason);
        session.closed(reason);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("terminal {}: the connection failed", address(), cause);
        }
        end(Ending.BROKEN);
    }
}
