package org.hazmat.scenarios.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.scenarios.player.LiveApi;

/**
 * How long it takes from a frame to the feed: reads the feed as a department does, and looks up when the frame was sent whose fix time
 * an event names as what confirmed or closed a violation.
 */
final class FeedProbe implements AutoCloseable {
    private final Map<String, Memory> memories = new ConcurrentHashMap<>();
    private final Histogram latencies = new ConcurrentHistogram(Load.HIGHEST_MICROS, 3);
    private final InputStream events;
    private final Thread reader;

    private FeedProbe(InputStream events, Iterable<Memory> terminals) {
        this.events = events;
        terminals.forEach(memory -> memories.put(memory.plate(), memory));
        reader = Thread.ofPlatform().name("feed").daemon().unstarted(this::read);
    }

    static FeedProbe start(LiveApi api, Iterable<Memory> terminals) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = api.stream("/feed");
        FeedProbe probe = new FeedProbe(response.body(), terminals);
        probe.reader.start();
        return probe;
    }

    /** In microseconds. */
    Histogram latencies() {
        return latencies;
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    heard(JsonText.parse(line.substring("data:".length())), System.nanoTime());
                }
            }
        } catch (IOException closed) {
            // The probe was closed, or the server ended.
        }
    }

    private void heard(JsonNode event, long nanos) {
        String subject = event.path("subject").asText();
        Memory memory = memories.get(subject.replaceAll("[/@:#].*", ""));
        String moment = event.path("type").asText().equals("violation.opened") ? "confirmedAt" : "closedAt";
        String time = event.path("data").path(moment).asText("");
        if (memory != null && !time.isEmpty() && !time.equals("null")) {
            long sent =
                    memory.sentNanos(memory.report(OffsetDateTime.parse(time).toInstant()));
            if (sent != 0) {
                latencies.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(nanos - sent), Load.HIGHEST_MICROS));
            }
        }
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
