package org.hazmat.scenarios.bench.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Terminals that report to a server, on one event loop of this process, until they are stopped or their connections break. */
@SuppressWarnings("FutureReturnValueIgnored") // what matters of a connection is what was acknowledged on it
final class Load implements AutoCloseable {
    static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(1);
    private static final long TICK_MILLIS = 5;

    private final Pace pace;
    private final double sideMetres;
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<LoadTerminal> terminals = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CountDownLatch ready;
    private final Histogram latencies = new Histogram(HIGHEST_MICROS, 3);
    private volatile boolean running = true;
    private long began;
    private long due;
    private int turn;

    /**
     * How fast terminals report.
     *
     * @param window frames of a connection that are not acknowledged, at most
     * @param perSecond of all terminals together; 0 for as fast as the window lets them
     */
    record Pace(int window, int perSecond) {}

    private Load(int terminals, Pace pace, double sideMetres) {
        this.pace = pace;
        this.sideMetres = sideMetres;
        ready = new CountDownLatch(terminals);
    }

    /** Connects a terminal for each memory and returns when all are authenticated; they report from then on. */
    static Load start(int port, List<Memory> memories, Pace pace, double sideMetres)
            throws IOException, InterruptedException {
        Load load = new Load(memories.size(), pace, sideMetres);
        for (Memory memory : memories) {
            LoadTerminal terminal = new LoadTerminal(memory, load, load.latencies);
            load.terminals.add(terminal);
            load.bootstrap(terminal).connect(InetAddress.getLoopbackAddress(), port);
        }
        if (!load.ready.await(60, TimeUnit.SECONDS) || load.failure.get() != null) {
            load.close();
            throw new IOException("the terminals of the load could not log in", load.failure.get());
        }
        load.began = System.nanoTime();
        if (load.isPaced()) {
            load.loop.scheduleAtFixedRate(load::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
        return load;
    }

    private Bootstrap bootstrap(LoadTerminal terminal) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(terminal);
                    }
                });
    }

    private void tick() {
        long target = (System.nanoTime() - began) * pace.perSecond / TimeUnit.SECONDS.toNanos(1);
        long more = Math.min(target - due, pace.perSecond / 10 + 1);
        due = target;
        int each = (int) (more / terminals.size());
        int rest = (int) (more % terminals.size());
        for (int i = 0; i < terminals.size(); i++) {
            int count = each + (i < rest ? 1 : 0);
            if (count > 0) {
                terminals.get((turn + i) % terminals.size()).send(count);
            }
        }
        turn = (turn + rest) % terminals.size();
    }

    boolean isPaced() {
        return pace.perSecond > 0;
    }

    int window() {
        return pace.window;
    }

    double sideMetres() {
        return sideMetres;
    }

    boolean isRunning() {
        return running;
    }

    /** Called on the loop. */
    void ready() {
        ready.countDown();
    }

    void acknowledged() {
        acknowledged.incrementAndGet();
    }

    void lost() {
        lost.incrementAndGet();
        if (ready.getCount() > 0) {
            failed(new IOException("a connection broke before its terminal was logged in"));
            while (ready.getCount() > 0) {
                ready.countDown();
            }
        }
    }

    void failed(Throwable cause) {
        failure.compareAndSet(null, cause);
    }

    /** Connections that have ended. */
    long connectionsLost() {
        return lost.get();
    }

    /** What a terminal was told that it should not have been, if anything. */
    @Nullable
    Throwable failure() {
        return failure.get();
    }

    /** Reports acknowledged so far. */
    long acknowledgements() {
        return acknowledged.get();
    }

    /** From frame to acknowledgement in microseconds, since the last time that this was asked. */
    Histogram takeLatencies() throws InterruptedException {
        try {
            return loop.next()
                    .submit(() -> {
                        Histogram taken = latencies.copy();
                        latencies.reset();
                        return taken;
                    })
                    .get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        running = false;
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
