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
import org.hazmat.geocore.json.JsonText;
import org.hazmat.scenarios.player.LiveApi;

/** Looks in a server for what terminals were told that it has, and follows its feed from the oldest event on. */
final class Inspection {
    private final LocalServer server;
    private final List<Memory> memories;
    private final List<String> feedFaults = new ArrayList<>();
    private long acknowledged;
    private long missing;
    private long doubled;
    /** From the oldest on that is kept. */
    private final List<JsonNode> feed = new ArrayList<>();

    Inspection(LocalServer server, List<Memory> memories) {
        this.server = server;
        this.memories = memories;
    }

    void look() throws IOException, InterruptedException {
        drained();
        LiveApi api = Law.login(server);
        for (Memory memory : memories) {
            tracks(api, memory);
        }
        String cursor = "0";
        for (JsonNode page = page(api, cursor); !page.path("items").isEmpty(); page = page(api, cursor)) {
            page.path("items").forEach(feed::add);
            cursor = page.path("next").asText();
        }
    }

    /** @param archived what the feed has forgotten */
    Ordeal.Verdict verdict(long rounds, List<Archived> archived) {
        long newest = follow(archived);
        return new Ordeal.Verdict(rounds, acknowledged, missing, doubled, newest, List.copyOf(feedFaults));
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

    /** From the first event of all, in the archive or not, and returns the number of the last. */
    private long follow(List<Archived> archived) {
        Set<String> ids = new HashSet<>();
        byte[] chain = HashChain.start();
        long oldest = feed.isEmpty()
                ? Long.MAX_VALUE
                : feed.getFirst().path("sequence").asLong();
        long number = 0;
        for (Archived event : archived) {
            // What was archived and not forgotten yet is in the feed, too.
            if (event.sequence() < oldest) {
                chain = next(JsonText.parse(event.json()), ++number, chain, ids);
                if (!event.chain().equals(HexFormat.of().formatHex(chain))) {
                    feedFaults.add("the archive has another chain at " + event.sequence());
                }
            }
        }
        for (JsonNode event : feed) {
            chain = next(event, ++number, chain, ids);
        }
        return number;
    }

    private static JsonNode page(LiveApi api, String cursor) throws IOException, InterruptedException {
        return api.get("/feed/events?limit=1000&after=" + LiveApi.segment(cursor));
    }

    private byte[] next(JsonNode event, long number, byte[] chain, Set<String> ids) {
        String id = event.path("id").asText();
        if (!ids.add(id)) {
            feedFaults.add(id + " came twice");
        }
        if (event.path("sequence").asLong() != number) {
            feedFaults.add(id + " has the place " + event.path("sequence").asText() + " instead of " + number);
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
