package org.hazmat.web.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.hazmat.web.read.Role;
import org.jspecify.annotations.Nullable;

/** Reads an event stream line by line, by the book (WHATWG HTML, 9.2). */
final class EventClient implements AutoCloseable {
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final AtomicInteger heartbeats = new AtomicInteger();
    private final InputStream in;
    private volatile @Nullable String lastEventId;
    private volatile boolean ended;
    private volatile boolean closed;

    private EventClient(InputStream in) {
        this.in = in;
    }

    static EventClient open(Running web, Role role, String path, @Nullable String lastEventId) {
        HttpRequest.Builder request = web.request(role, path).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<InputStream> response =
                    web.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("status " + response.statusCode());
            }
            EventClient client = new EventClient(response.body());
            Thread.ofVirtual().start(client::read);
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The CloudEvents' ids, in order of arrival. */
    List<String> ids() {
        return ids;
    }

    @Nullable
    String lastEventId() {
        return lastEventId;
    }

    int heartbeats() {
        return heartbeats.get();
    }

    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        closed = true;
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String id = lastEventId;
            StringBuilder data = new StringBuilder();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                } else if (line.startsWith(":")) {
                    heartbeats.incrementAndGet();
                } else if (line.isEmpty()) {
                    dispatch(id, data.toString());
                    data.setLength(0);
                }
            }
        } catch (IOException e) {
            // A cut is what many tests are about.
        }
        ended = true;
    }

    private synchronized void dispatch(@Nullable String id, String data) throws IOException {
        if (closed) {
            return;
        }
        lastEventId = id;
        if (!data.isEmpty()) {
            ids.add(Running.JSON.readTree(data).path("id").asText());
        }
    }
}
