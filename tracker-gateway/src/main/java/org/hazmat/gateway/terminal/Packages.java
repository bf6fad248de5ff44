package org.hazmat.gateway.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.hazmat.gateway.terminal.Tally.Count;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.Reassembly;
import org.hazmat.protocols.jt808.SubPackages;
import org.hazmat.protocols.jt808.media.Media;
import org.hazmat.protocols.jt808.message.MediaUpload;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.RetransmissionRequest;

/** A terminal's messages that come in sub-packages (分包): put together, and what is missing asked for. */
final class Packages {
    private static final long TICK_NANOS = Duration.ofSeconds(1).toNanos();

    private final Station station;
    private final Connection connection;
    private final SubPackages subPackages;
    private final MediaUploads uploads = new MediaUploads();
    private Edition spoken = Edition.V2011;
    private boolean ticking;

    /** Where whole messages and parts of uploads go. */
    interface Sink {
        void whole(Reassembly.Complete message);

        /** A part of an upload, and what was uploaded when it is the last one. */
        void part(Frame frame, Optional<Media> uploaded);

        void nothingYet();

        void refused(Header header);
    }

    Packages(Station station, Connection connection) {
        this.station = station;
        this.connection = connection;
        subPackages = new SubPackages(station.rolls().halfReceived());
    }

    /** Those of what is not supported are not collected: each is kept as it is, and answered so at once. */
    static boolean areOf(Header header) {
        return header.packageCount() > 1 && header.encryption() == 0 && Uplink.isSupported(header.messageId());
    }

    /** @param edition that the terminal speaks */
    void take(Frame frame, Edition edition, Sink sink) {
        spoken = edition;
        if (frame.header().messageId().equals(MediaUpload.ID)) {
            upload(frame, sink);
        } else {
            collect(frame, sink);
        }
        watch();
    }

    private void upload(Frame frame, Sink sink) {
        if (MediaUploads.isSound(frame.header())) {
            sink.part(frame, uploads.add(frame, station.now()));
        } else {
            sink.refused(frame.header());
        }
    }

    /** Acknowledged when the whole message is durable, not before. */
    private void collect(Frame frame, Sink sink) {
        switch (subPackages.add(frame, station.now())) {
            case Reassembly.Complete complete -> sink.whole(complete);
            case Reassembly.Waiting waiting -> sink.nothingYet();
            case Reassembly.Refused refused -> sink.refused(frame.header());
        }
    }

    private void watch() {
        if (!ticking && !isEmpty()) {
            ticking = true;
            connection.later(this::tick, TICK_NANOS);
        }
    }

    private void tick() {
        ticking = false;
        Instant now = station.now();
        expire();
        for (SubPackages.Gap gap : subPackages.gaps(now)) {
            ask(gap.header(), new RetransmissionRequest(gap.firstSerial(), gap.missing()));
        }
        uploads.gaps(now).forEach(gap -> ask(gap.to(), gap.message()));
        watch();
    }

    /** 2011 has no 0x8003. */
    private void ask(Header to, Message message) {
        if (spoken.atLeast(Edition.V2013) || !(message instanceof RetransmissionRequest)) {
            station.tally().count(Count.RETRANSMISSION_REQUESTS);
            connection.say(to, message);
        }
    }

    /** Gives up messages whose sub-packages have stopped coming. */
    void expire() {
        Instant now = station.now();
        Consumer<Object> count = abandoned -> station.tally().count(Refusal.INCOMPLETE);
        subPackages.expire(now).forEach(count);
        for (int given = uploads.expire(now); given > 0; given--) {
            station.tally().count(Refusal.INCOMPLETE);
        }
    }

    private boolean isEmpty() {
        return subPackages.isEmpty() && uploads.isEmpty();
    }

    void close() {
        subPackages.close();
        uploads.clear();
    }
}
