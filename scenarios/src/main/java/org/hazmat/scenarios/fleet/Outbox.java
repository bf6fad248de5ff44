package org.hazmat.scenarios.fleet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PlatformGeneralResponse;

/** What a terminal has to report: what waits, and what was sent and is not acknowledged; it belongs to one event loop. */
final class Outbox {
    private static final int MOST_OUTSTANDING = 64;
    private static final int MOST_IN_A_BATCH = 10;

    private record Sent(Message message, long nanoTime) {}

    private final Edition edition;
    private final Tally tally;
    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private final Map<Integer, Sent> outstanding = new LinkedHashMap<>();

    Outbox(Edition edition, Tally tally) {
        this.edition = edition;
        this.tally = tally;
    }

    void add(Message message) {
        waiting.add(message);
    }

    /** Sends what waits, as far as not too much is unanswered; sending returns the serial number. */
    void empty(ToIntFunction<Message> send) {
        gather();
        while (!waiting.isEmpty() && outstanding.size() < MOST_OUTSTANDING) {
            Message message = waiting.poll();
            outstanding.put(send.applyAsInt(message), new Sent(message, System.nanoTime()));
            tally.sent();
        }
    }

    /** Whether it was an answer to something that was sent from here. */
    boolean acknowledged(PlatformGeneralResponse response) {
        Sent sent = outstanding.remove(response.serialNumber());
        if (sent == null) {
            return false;
        }
        if (response.result() == PlatformGeneralResponse.OK) {
            tally.acknowledged(System.nanoTime() - sent.nanoTime());
        } else {
            tally.refused();
        }
        return true;
    }

    /** After the connection was lost: what is unanswered waits again, in front of the rest. */
    void takeBack() {
        List<Sent> unanswered = new ArrayList<>(outstanding.values());
        outstanding.clear();
        unanswered.reversed().forEach(sent -> waiting.addFirst(sent.message()));
    }

    /** Reports that waited for the connection go in batches (盲区补报), from 2013 on; what is being resent is not gathered again. */
    private void gather() {
        if (!edition.atLeast(Edition.V2013) || waiting.size() <= MOST_IN_A_BATCH) {
            return;
        }
        List<LocationReport> reports = new ArrayList<>();
        while (reports.size() < MOST_IN_A_BATCH && waiting.peek() instanceof LocationReport report) {
            reports.add(report);
            waiting.remove();
        }
        if (!reports.isEmpty()) {
            waiting.addFirst(LocationBatch.of(LocationBatch.BLIND_AREA, reports));
        }
    }
}
