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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hazmat.protocols.jt808.Codec;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.FrameDecoder;
import org.hazmat.protocols.jt808.FrameEncoder;
import org.hazmat.protocols.jt808.PhoneNumber;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PlatformGeneralResponse;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.jt808.message.RegistrationResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A terminal as one in a vehicle behaves (虚拟终端): registers, authenticates, reports, keeps what was not acknowledged, and comes back
 * with it after the connection was lost. All of its state belongs to one event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, and that is noticed
public final class VirtualTerminal {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualTerminal.class);
    private static final int PROVINCE = 12;
    private static final int CITY = 116;
    private static final int MOST_OUTSTANDING = 64;
    private static final int LONGEST_PAUSE_SECONDS = 30;

    private record Sent(Message message, long nanoTime) {}

    private final Identity identity;
    private final Edition edition;
    private final PhoneNumber phone;
    private final EventLoop loop;
    private final InetSocketAddress server;
    private final Tally tally;
    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private final Map<Integer, Sent> outstanding = new LinkedHashMap<>();

    private @Nullable Channel channel;
    private @Nullable String code;
    private boolean authenticated;
    private boolean stopped;
    private int serialNumber;
    private int failures;

    public VirtualTerminal(Identity identity, Edition edition, EventLoop loop, InetSocketAddress server, Tally tally) {
        this.identity = identity;
        this.edition = edition;
        this.phone = PhoneNumber.of(identity.phoneNumber(), edition);
        this.loop = loop;
        this.server = server;
        this.tally = tally;
    }

    public void start() {
        loop.execute(this::connect);
    }

    /** Reports now or, while there is no connection or too much is unanswered, as soon as possible. */
    public void report(Message message) {
        loop.execute(() -> {
            waiting.add(message);
            flush();
        });
    }

    /** Closes the connection for good. */
    public void stop() {
        loop.execute(() -> {
            stopped = true;
            if (channel != null) {
                channel.close();
            }
        });
    }

    private void connect() {
        if (stopped) {
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
        while (!waiting.isEmpty() && outstanding.size() < MOST_OUTSTANDING) {
            Message message = waiting.poll();
            int serial = serialNumber;
            send(message);
            outstanding.put(serial, new Sent(message, System.nanoTime()));
            tally.sent();
        }
        open.flush();
    }

    private void send(Message message) {
        Channel open = channel;
        if (open == null) {
            return;
        }
        ByteBuf out = open.alloc().buffer();
        int frames = FrameEncoder.encode(message, edition, phone, serialNumber, out);
        serialNumber = (serialNumber + frames) & 0xFFFF;
        open.write(out);
    }

    private void answered(Message message) {
        switch (message) {
            case RegistrationResponse response -> registered(response);
            case PlatformGeneralResponse response -> acknowledged(response);
            default -> LOG.debug("{} ignores {}", identity.plate(), message.id());
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
        Sent sent = outstanding.remove(response.serialNumber());
        if (sent == null) {
            return;
        }
        if (response.result() == PlatformGeneralResponse.OK) {
            tally.acknowledged(System.nanoTime() - sent.nanoTime());
        } else {
            tally.refused();
        }
        flush();
    }

    private void authenticationAnswered(boolean accepted) {
        if (accepted) {
            authenticated = true;
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
        List<Sent> unanswered = new ArrayList<>(outstanding.values());
        outstanding.clear();
        unanswered.reversed().forEach(sent -> waiting.addFirst(sent.message()));
        if (!stopped) {
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
                    answered(Codec.read(frame, edition));
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
