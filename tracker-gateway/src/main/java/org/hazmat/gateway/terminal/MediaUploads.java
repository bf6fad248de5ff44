package org.hazmat.gateway.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hazmat.protocols.jt808.Asking;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.SubPackages;
import org.hazmat.protocols.jt808.media.Media;
import org.hazmat.protocols.jt808.message.MediaUploadResponse;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.RetransmissionRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which sub-packages of a connection's multimedia uploads (0x0801) have come. Their octets are not held: each is durable by itself,
 * so that a long upload costs no memory and an interrupted one loses nothing.
 */
final class MediaUploads {
    private static final int MEDIA_OCTETS = 8;
    private static final int MOST_NUMBERS = 255;

    private final Map<Integer, Upload> byFirstSerial = new LinkedHashMap<>();

    private static final class Upload {
        private final int count;
        private final BitSet there = new BitSet();
        private @Nullable Media media;
        private Header newest;
        private Asking asking;

        Upload(Header header, Instant now) {
            count = header.packageCount();
            newest = header;
            asking = new Asking(0, now);
        }

        boolean isWhole() {
            return there.cardinality() == count;
        }

        List<Integer> missing() {
            return IntStream.rangeClosed(1, count)
                    .filter(number -> !there.get(number))
                    .limit(MOST_NUMBERS)
                    .boxed()
                    .toList();
        }
    }

    /** What is to be said to a terminal, in the edition of a header of its own. */
    record Said(Header to, Message message) {}

    /** Whether such a sub-package can be: its number stands within its count, and the count within what is allowed. */
    static boolean isSound(Header header) {
        int number = header.packageNumber();
        return number >= 1
                && number <= header.packageCount()
                && header.packageCount() <= SubPackages.MAX_MEDIA_PACKAGES;
    }

    /** Takes a sub-package; what was uploaded when nothing is missing now. One that comes again completes it again. */
    Optional<Media> add(Frame frame, Instant now) {
        Header header = frame.header();
        int first = header.serialNumber() - (header.packageNumber() - 1) & 0xFFFF;
        Upload upload = byFirstSerial.get(first);
        if (upload == null || upload.count != header.packageCount()) {
            upload = new Upload(header, now);
            byFirstSerial.put(first, upload);
            forget();
        }
        upload.there.set(header.packageNumber());
        upload.newest = header;
        upload.asking = upload.asking.heard(now);
        if (header.packageNumber() == 1 && frame.body().length() >= MEDIA_OCTETS) {
            upload.media = Media.read(frame.body().reader());
        }
        return upload.isWhole() ? Optional.ofNullable(upload.media) : Optional.empty();
    }

    private void forget() {
        if (byFirstSerial.size() > SubPackages.MAX_MESSAGES) {
            byFirstSerial.remove(byFirstSerial.keySet().iterator().next());
        }
    }

    /** What has to be asked for now: by 0x8800 where the media's id is known, else by 0x8003. */
    List<Said> gaps(Instant now) {
        List<Said> gaps = new ArrayList<>();
        byFirstSerial.forEach((first, upload) -> {
            if (!upload.isWhole() && upload.asking.isDue(now)) {
                upload.asking = upload.asking.asked(now);
                Media media = upload.media;
                Message message = media == null
                        ? new RetransmissionRequest(first, upload.missing())
                        : new MediaUploadResponse(media.mediaId(), upload.missing());
                gaps.add(new Said(upload.newest, message));
            }
        });
        return gaps;
    }

    /** Forgets those that nothing came of for long; returns how many were not whole. */
    int expire(Instant now) {
        int before = incomplete();
        byFirstSerial
                .values()
                .removeIf(upload -> !now.isBefore(upload.asking.since().plus(SubPackages.PATIENCE)));
        return before - incomplete();
    }

    private int incomplete() {
        return (int) byFirstSerial.values().stream()
                .filter(upload -> !upload.isWhole())
                .count();
    }

    boolean isEmpty() {
        return byFirstSerial.isEmpty();
    }

    void clear() {
        byFirstSerial.clear();
    }
}
