package org.hazmat.gateway.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Stands between a client and a PostgreSQL server, and cuts a connection in the middle of what the client says. */
final class CuttingProxy implements AutoCloseable {
    private final URI server;
    private final ServerSocket listening;
    private final AtomicReference<@Nullable Cut> next = new AtomicReference<>();

    /**
     * Where to cut, once.
     *
     * @param word in what the client sends
     * @param octets that still go through after its first one
     */
    private record Cut(byte[] word, int octets) {}

    private CuttingProxy(URI server, ServerSocket listening) {
        this.server = server;
        this.listening = listening;
    }

    /** In front of the server of this JDBC address. */
    static CuttingProxy before(String url) throws IOException {
        CuttingProxy proxy = new CuttingProxy(
                URI.create(url.substring("jdbc:".length())), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().name("proxy").start(proxy::accept);
        return proxy;
    }

    /** The JDBC address that leads through here. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + listening.getLocalPort() + server.getPath() + "?" + server.getQuery();
    }

    /** Cuts the next connection that says this word, so many octets after the word begins. */
    void cutAfter(String word, int octets) {
        next.set(new Cut(word.getBytes(StandardCharsets.US_ASCII), octets));
    }

    boolean hasCut() {
        return next.get() == null;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket to = new Socket(server.getHost(), server.getPort());
                Thread.ofPlatform().daemon().start(() -> pump(client, to, true));
                Thread.ofPlatform().daemon().start(() -> pump(to, client, false));
            }
        } catch (IOException e) {
            if (!listening.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void pump(Socket from, Socket to, boolean cuts) {
        byte[] buffer = new byte[4096];
        int left = -1;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                Cut cut = next.get();
                if (cuts && left < 0 && cut != null) {
                    int at = indexOf(buffer, count, cut.word);
                    left = at < 0 ? -1 : at + cut.octets;
                }
                if (left >= 0 && left <= count) {
                    out.write(buffer, 0, left);
                    next.set(null);
                    return;
                }
                left = left < 0 ? left : left - count;
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // The other side is gone, as it is meant to be.
        }
    }

    private static int indexOf(byte[] text, int length, byte[] word) {
        for (int i = 0; i + word.length <= length; i++) {
            if (Arrays.equals(text, i, i + word.length, word, 0, word.length)) {
                return i;
            }
        }
        return -1;
    }
}
