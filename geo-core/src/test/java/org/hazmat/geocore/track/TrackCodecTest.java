package org.hazmat.geocore.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackCodecTest {
    private final Tracker tracker = Tracks.tracker();

    @Test
    void aQuietVehicleTakesLittle() {
        Track quiet = Tracks.fold(tracker, Track.start(Tracks.VEHICLE), List.of(Tracks.fix(0, Tracks.OUTSIDE, 30)))
                .track();
        assertThat(TrackCodec.write(quiet)).hasSizeLessThan(150);
    }

    @Test
    void anOpenViolationStaysWithinAFewHundredBytes() {
        Track track = violating();
        assertThat(track.open()).hasSize(1);
        assertThat(TrackCodec.write(track)).hasSizeLessThan(500);
    }

    @Test
    void aHushedViolationComesBackAsItWas() {
        Track hushed = tracker.silence(violating(), Duration.ofHours(1)).track();
        assertThat(TrackCodec.read(TrackCodec.write(hushed))).isEqualTo(hushed);
    }

    @Test
    void otherBytesAreRefused() {
        byte[] bytes = TrackCodec.write(violating());
        byte[] otherFormat = bytes.clone();
        otherFormat[0] = 9;
        assertThatIllegalArgumentException().isThrownBy(() -> TrackCodec.read(otherFormat));
        assertThatIllegalArgumentException().isThrownBy(() -> TrackCodec.read(new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> TrackCodec.read(Arrays.copyOf(bytes, bytes.length + 1)));
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> TrackCodec.read(cut));
        }
    }

    private Track violating() {
        return Tracks.fold(
                        tracker,
                        Track.start(Tracks.VEHICLE),
                        List.of(Tracks.fix(0, Tracks.INSIDE, 30), Tracks.fix(10, Tracks.INSIDE, 30)))
                .track();
    }
}
