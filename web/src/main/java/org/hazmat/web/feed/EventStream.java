package org.hazmat.web.feed;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import org.hazmat.web.read.Feed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feed as server-sent events: {@code id:} is the cursor, {@code event:} the type, {@code data:} the CloudEvent. */
public final class EventStream implements FeedReader.Sink {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int QUEUE = 128 * 1024;
    private static final int RETRY_MILLIS = 2000;

    private final Vertx vertx;
    private final FeedTail tail;
    private final HttpServerResponse response;
    private final Watcher watcher;
    private final FeedReader reader;
    private final long timer;
    private boolean fullAtLastBeat;

    private EventStream(
            Vertx vertx, Rhythm rhythm, FeedTail tail, HttpServerResponse response, Watcher watcher, long position) {
        this.vertx = vertx;
        this.tail = tail;
        this.response = response;
        this.watcher = watcher;
        this.reader = new FeedReader(tail, watcher.sees(), position, this);
        this.timer = vertx.setPeriodic(rhythm.streamHeartbeat().toMillis(), ignored -> beat());
    }

    /**
     * Serves the feed after {@code position} until the client goes.
     *
     * @param announce sends the position first, so that a client that came without a cursor can resume before its first event
     */
    public static void serve(
            Vertx vertx,
            Rhythm rhythm,
            FeedTail tail,
            HttpServerResponse response,
            Watcher watcher,
            long position,
            boolean announce) {
        response.setChunked(true);
        response.setWriteQueueMaxSize(QUEUE);
        response.putHeader("Content-Type", "text/event-stream");
        response.putHeader("Cache-Control", "no-store");
        response.putHeader("Content-Encoding", "identity");
        response.putHeader("X-Accel-Buffering", "no");
        response.write(
                "retry: " + RETRY_MILLIS + "\n" + (announce ? "id: " + tail.cursorAt(position) + "\n" : "") + "\n");
        EventStream stream = new EventStream(vertx, rhythm, tail, response, watcher, position);
        response.exceptionHandler(ignored -> stream.end());
        response.closeHandler(ignored -> stream.end());
        response.drainHandler(ignored -> stream.reader.drained());
        stream.reader.start();
    }

    @Override
    public boolean full() {
        return response.writeQueueFull();
    }

    @Override
    public void take(Feed.Event event) {
        response.write("id: " + tail.cursorAt(event.sequence()) + "\nevent: " + event.type() + "\ndata: "
                + event.json().replace("\n", "\ndata: ") + "\n\n");
    }

    @Override
    public void cut(Throwable cause) {
        LOG.info("an event stream is cut: {}", cause.getMessage());
        end();
        response.reset();
    }

    /** A queue that was full twice in a row has not moved for a whole beat, or only to fill up again. */
    private void beat() {
        boolean full = full();
        if (full && fullAtLastBeat && reader.stalled()) {
            cut(new IllegalStateException("a consumer that takes nothing"));
            return;
        }
        fullAtLastBeat = full;
        if (!full) {
            response.write(": heartbeat\n\n");
        }
        watcher.stillHolds().get().onSuccess(holds -> {
            if (!holds) {
                end();
                response.end();
            }
        });
    }

    private void end() {
        vertx.cancelTimer(timer);
        reader.close();
    }
}
