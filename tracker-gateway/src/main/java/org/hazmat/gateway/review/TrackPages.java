package org.hazmat.gateway.review;

import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Tracks;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle's stored fixes with {@code from <= fix time < to}, all of them, in the order in which they are judged; one page of them is in
 * memory at a time. Its iterators block and throw what the store throws.
 */
record TrackPages(Tracks tracks, VehicleId vehicle, Instant from, Instant to) implements Iterable<PastFix> {
    private static final int PAGE = 1_000;

    @Override
    public Iterator<PastFix> iterator() {
        return new Reading();
    }

    private final class Reading implements Iterator<PastFix> {
        private Iterator<Tracks.Point> page = Collections.emptyIterator();
        private @Nullable String cursor;
        private boolean begun;

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && (!begun || cursor != null)) {
                Page<Tracks.Point> next = tracks.track(vehicle, from, to, true, new Page.Ask(PAGE, cursor));
                List<Tracks.Point> points = next.items();
                page = points.iterator();
                cursor = next.next();
                begun = true;
            }
            return page.hasNext();
        }

        @Override
        public PastFix next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Tracks.Point point = page.next();
            return new PastFix(point.fix(), point.receivedAt(), point.quality());
        }
    }
}
