package org.hazmat.scenarios.fleet;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.FrameDecoder;
import org.hazmat.protocols.jt808.PhoneNumber;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.MediaUpload;
import org.hazmat.protocols.jt808.message.MediaUploadResponse;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PlatformGeneralResponse;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.jt808.message.RegistrationResponse;
import org.hazmat.protocols.jt808.message.RetransmissionRequest;
import org.hazmat.protocols.jt808.message.TerminalControl;
import org.hazmat.protocols.jt808.message.TimeResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A terminal as one in a vehicle behaves (虚拟终端): registers, authenticates, reports, keeps what was not acknowledged, and comes back
 * with it after the connection was lost; what the platform asks, it answers. All of its state belongs to one event loop.
 *
 * <p>In a test: make one with an event loop of {@code new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory())}, {@link #start} it
 * and wait for {@link #isOnline}; give the platform a command, and look into {@link #heard} for what came. {@link #behave} makes it
 * silent, late or refusing, {@link #goOffline} and {@link #comeBack} take it off the network for a while, and {@link #lose} has it
 * send a message without some of its sub-packages until the platform asks for them.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, and that is noticed
public final class VirtualTerminal {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualTerminal.class);
    private static final int PROVINCE = 12;
    private static final int CITY = 116;
    private static final int LONGEST_PAUSE_SECONDS = 30;
    private static final int RESET = 4;

    private final Identity identity;
    private final Edition edition;
    private final EventLoop loop;
    private final InetSocketAddress server;
    private final Tally tally;
    private final Outbox outbox;
    private final Transmitter transmitter;
    private final Attention attention;

    private volatile boolean online;
    private @Nullable Channel channel;
    private @Nullable String code;
    private boolean authenticated;
    private boolean stopped;
    private boolean away;
    private int failures;

    public VirtualTerminal(Identity identity, Edition edition, EventLoop loop, InetSocketAddress server, Tally tally) {
        this.identity = identity;
        this.edition = edition;
        this.loop = loop;
        this.server = server;
        this.tally = tally;
        this.outbox = new Outbox(edition, tally);
        this.transmitter = new Transmitter(edition, PhoneNumber.of(identity.phoneNumber(), edition));
        this.attention = new Attention(identity, edition);
    }

    public void start() {
        loop.execute(this::connect);
    }

    public Edition edition() {
        return edition;
    }

    /** Authenticated now; from any thread. */
    public boolean isOnline() {
        return online;
    }

    /** From now on; from any thread. */
    public void behave(Manner how) {
        attention.behave(how);
    }

    /** What the platform said, general responses aside, oldest first; the newest thousand; from any thread. */
    public List<Downlink> heard() {
        return attention.heard();
    }

    /** Loses the connection, and makes no other until it is told to {@link #comeBack}. */
    public void goOffline() {
        loop.execute(() -> {
            away = true;
            close();
        });
    }

    public void comeBack() {
        loop.execute(() -> {
            away = false;
            failures = 0;
            if (channel == null) {
                connect();
            }
        });
    }

    /** The sub-packages with these numbers of the next message that has some do not arrive until they are asked for. */
    public void lose(Set<Integer> packageNumbers) {
        loop.execute(() -> transmitter.lose(packageNumbers));
    }

    /** Reports now or, while there is no connection or too much is unanswered, as soon as possible. */
    public void report(Message message) {
        loop.execute(() -> {
            if (message instanceof LocationReport report) {
                attention.at(report);
            }
            outbox.add(message);
            flush();
        });
    }

    /** Closes the connection for good. */
    public void stop() {
        loop.execute(() -> {
            stopped = true;
            close();
        });
    }

    private void close() {
        if (channel != null) {
            channel.close();
        }
    }

    private void connect() {
        if (stopped || away) {
            return;
        }
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 10_000)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel made) {
                        made.pipeline().addLast(new Conversation());
                    }
                })
                .connect(server)
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        later();
                    }
                });
    }

    private void later() {
        failures++;
        tally.reconnect();
        long pause = Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(5, failures));
        loop.schedule(this::connect, pause, TimeUnit.SECONDS);
    }

    private void introduce() {
        if (code == null) {
            send(new Registration(
                    PROVINCE,
                    CITY,
                    Identity.MAKER,
                    Identity.MODEL,
                    identity.terminalId(),
                    identity.plateColor(),
                    identity.plate()));
        } else {
            send(new Authentication(code, "", "virtual"));
        }
    }

    private void flush() {
        Channel open = channel;
        if (open == null || !authenticated) {
            return;
        }
        outbox.empty(message -> transmitter.send(open, message));
        open.flush();
    }

    private void send(Message message) {
        if (channel != null) {
            transmitter.send(channel, message);
        }
    }

    private void answered(Downlink downlink) {
        switch (downlink.message()) {
            case RegistrationResponse response -> registered(response);
            case PlatformGeneralResponse response -> acknowledged(response);
            case TimeResponse response -> attention.note(downlink);
            case RetransmissionRequest request -> {
                attention.note(downlink);
                again(transmitter.sentPackages().again(request.serialNumber(), request.packageNumbers()));
            }
            case MediaUploadResponse response -> {
                attention.note(downlink);
                again(transmitter.sentPackages().againOfNewest(MediaUpload.ID.value(), response.missing()));
            }
            default -> {
                attention.note(downlink);
                react(downlink);
            }
        }
    }

    private void again(List<Frame> frames) {
        if (channel != null) {
            transmitter.again(channel, frames);
            channel.flush();
        }
    }

    private void react(Downlink asked) {
        Manner now = attention.manner();
        if (now.will() == Manner.Will.SAYS_NOTHING) {
            return;
        }
        loop.schedule(() -> reply(asked, now), now.delay().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void reply(Downlink asked, Manner how) {
        attention.replies(asked, how).forEach(this::send);
        flushOpen();
        if (how.will() == Manner.Will.ANSWERS
                && asked.message() instanceof TerminalControl control
                && control.command() == RESET) {
            close();
        }
    }

    private void registered(RegistrationResponse response) {
        if (response.result() == RegistrationResponse.OK) {
            code = response.authenticationCode();
            introduce();
            flushOpen();
        } else {
            LOG.warn("{}: registration refused with result {}", identity.plate(), response.result());
            tally.refused();
            stop();
        }
    }

    private void acknowledged(PlatformGeneralResponse response) {
        if (response.messageId().equals(Authentication.ID)) {
            authenticationAnswered(response.result() == 0);
            return;
        }
        if (outbox.acknowledged(response)) {
            flush();
        }
    }

    private void authenticationAnswered(boolean accepted) {
        if (accepted) {
            authenticated = true;
            online = true;
            failures = 0;
            tally.online(1);
            flush();
        } else {
            code = null;
            introduce();
            flushOpen();
        }
    }

    private void flushOpen() {
        if (channel != null) {
            channel.flush();
        }
    }

    private void lost() {
        if (authenticated) {
            tally.online(-1);
        }
        channel = null;
        authenticated = false;
        online = false;
        outbox.takeBack();
        if (!stopped && !away) {
            later();
        }
    }

    private final class Conversation extends SimpleChannelInboundHandler<ByteBuf> {
        private final FrameDecoder decoder = new FrameDecoder();

        @Override
        public void channelActive(ChannelHandlerContext context) {
            channel = context.channel();
            introduce();
            context.flush();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            decoder.decode(bytes, inbound -> {
                if (inbound instanceof Frame frame) {
                    attention.hear(frame).ifPresent(VirtualTerminal.this::answered);
                }
            });
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            lost();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("{}: {}", identity.plate(), cause.getMessage());
            context.close();
        }
    }
}
