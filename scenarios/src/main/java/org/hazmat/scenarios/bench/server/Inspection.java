package org.hazmat.scenarios.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hazmat.geocore.evidence.CanonicalJson;
import org.hazmat.geocore.evidence.Checkpoint;
import org.hazmat.geocore.evidence.HashChain;
import org.hazmat.scenarios.player.LiveApi;

/** Looks in a server for what terminals were told that it has, and follows its feed from the first event on. */
final class Inspection {
    private final LocalServer server;
    private final List<Memory> memories;
    private final List<String> feedFaults = new ArrayList<>();
    private long acknowledged;
    private long missing;
    private long doubled;
    private long events;

    Inspection(LocalServer server, List<Memory> memories) {
        this.server = server;
        this.memories = memories;
    }

    Ordeal.Verdict verdict(long rounds) throws IOException, InterruptedException {
        drained();
        LiveApi api = Law.login(server);
        for (Memory memory : memories) {
            tracks(api, memory);
        }
        follow(api);
        return new Ordeal.Verdict(rounds, acknowledged, missing, doubled, events, List.copyOf(feedFaults));
    }

    private void drained() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (Metrics.of(server, client).value("tracker_store_lag") > 0 && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void tracks(LiveApi api, Memory memory) throws IOException, InterruptedException {
        BitSet stored = new BitSet();
        for (JsonNode point : api.list("/vehicles/" + LiveApi.segment(memory.plate()) + "/track?all=true")) {
            int report = memory.report(
                    OffsetDateTime.parse(point.path("time").asText()).toInstant());
            doubled += stored.get(report) ? 1 : 0;
            stored.set(report);
        }
        BitSet lost = memory.acknowledged();
        acknowledged += lost.cardinality();
        lost.andNot(stored);
        missing += lost.cardinality();
    }

    private void follow(LiveApi api) throws IOException, InterruptedException {
        Set<String> ids = new HashSet<>();
        byte[] chain = HashChain.start();
        String cursor = "0";
        for (JsonNode page = page(api, cursor); !page.path("items").isEmpty(); page = page(api, cursor)) {
            for (JsonNode event : page.path("items")) {
                events++;
                chain = next(event, chain, ids);
            }
            cursor = page.path("next").asText();
        }
    }

    private static JsonNode page(LiveApi api, String cursor) throws IOException, InterruptedException {
        return api.get("/feed/events?limit=1000&after=" + LiveApi.segment(cursor));
    }

    private byte[] next(JsonNode event, byte[] chain, Set<String> ids) {
        String id = event.path("id").asText();
        if (!ids.add(id)) {
            feedFaults.add(id + " came twice");
        }
        if (event.path("sequence").asLong() != events) {
            feedFaults.add(id + " has the place " + event.path("sequence").asText() + " instead of " + events);
        }
        if (event.path("type").asText().equals(Checkpoint.TYPE)) {
            String signed = event.path("data").path("chain").asText();
            if (!signed.equals(HexFormat.of().formatHex(chain))) {
                feedFaults.add(id + " does not sign the chain of the events before it");
            }
        }
        return HashChain.next(chain, CanonicalJson.write(event));
    }
}
