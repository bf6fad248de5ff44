package org.hazmat.gateway.terminal;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hazmat.gateway.command.Switchboard;
import org.hazmat.gateway.journal.Credentials;
import org.hazmat.gateway.journal.Intake;
import org.hazmat.geocore.model.Register;
import org.hazmat.web.read.Terminals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port that terminals connect to (JT/T 808 over TCP). */
public final class TerminalServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TerminalServer.class);

    /** A frame is at most 2.1 KB: small reads bound what has to wait in memory when a terminal is slowed down. */
    private static final AdaptiveRecvByteBufAllocator READS = new AdaptiveRecvByteBufAllocator(512, 2048, 8192);

    private static final int BACKLOG = 4096;
    private static final long LAST_ACKNOWLEDGEMENTS_SECONDS = 5;

    private final Station station;
    private final EventLoopGroup group;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final TerminalOffice office;
    private final Channel listener;

    private TerminalServer(Station station) throws IOException {
        this.station = station;
        office = new TerminalOffice(station);
        group = new MultiThreadIoEventLoopGroup(
                station.config().ioThreads(),
                new DefaultThreadFactory("terminal-io"),
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        listener = bind();
    }

    /**
     * Binds and takes terminals.
     *
     * @param register the newest snapshot
     * @param switchboard where commands to terminals come from
     * @param clock receive clock
     * @throws IOException with a sentence that names the address when it cannot be bound
     */
    public static TerminalServer start(
            TerminalConfig config,
            Supplier<Register> register,
            Credentials credentials,
            Intake intake,
            Switchboard switchboard,
            InstantSource clock)
            throws IOException {
        Station.Rolls rolls = Station.Rolls.empty();
        return new TerminalServer(new Station(config, register, credentials, intake, switchboard, clock, rolls));
    }

    private Channel bind() throws IOException {
        TerminalConfig config = station.config();
        ChannelFuture bound = bootstrap()
                .bind(new InetSocketAddress(config.host(), config.port()))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
            throw new IOException(
                    "terminal port " + config.host() + ":" + config.port() + " cannot be used: "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        LOG.info("terminals are taken at {}", bound.channel().localAddress());
        return bound.channel();
    }

    private ServerBootstrap bootstrap() {
        return new ServerBootstrap()
                .group(group)
                .channel(Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, READS)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accept(channel);
                    }
                });
    }

    private void accept(SocketChannel channel) {
        InetSocketAddress remote = channel.remoteAddress();
        if (remote == null) {
            var unused = channel.close();
            return;
        }
        Connection connection = new Connection(station, channel, remote);
        open.add(connection);
        var unused = channel.closeFuture().addListener(closed -> open.remove(connection));
        channel.pipeline().addLast(connection);
    }

    /** Where terminals connect to; with the port that was picked when it was configured as 0. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    public Terminals terminals() {
        return office;
    }

    public TerminalCounters counters() {
        return station.tally()
                .snapshot(
                        open.size(),
                        station.rolls().online().size(),
                        station.rolls().badFrames().counts());
    }

    /** Takes no more terminals and frames, acknowledges what becomes durable within 5 s, and closes. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        for (Connection connection : open) {
            connection.onLoop(connection::stop);
        }
        long deadline = group.ticker().nanoTime() + TimeUnit.SECONDS.toNanos(LAST_ACKNOWLEDGEMENTS_SECONDS);
        for (Connection connection : open) {
            connection.awaitClosed(deadline - group.ticker().nanoTime());
        }
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
