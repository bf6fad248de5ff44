package org.hazmat.geocore.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.hazmat.geocore.violation.Violation;
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

    /** Octets as they were written before violations said who is concerned as well: what the kind says was meant. */
    @Test
    void aTrackOfAnEarlierFormatIsReadAsItWasMeant() {
        byte[] earlier = HexFormat.of()
                .parseHex("0509e6b4a541313233343502010000000069af6d880000000007030b4002533ed04047c000000000000000005a00"
                        + "000003000000000000000300000000000000010000000000000002010000000069af6d7400000000000001025231"
                        + "01025a31086e6f2d656e74727903010407030b4002533ed0020000000069af6d74000000004047c0000000000001"
                        + "04303066660000000069af6d740000000007030b4002533ed00000000069af6d7e000000000000000069af6d8800"
                        + "0000000000000001020102616102636401056d616a6f720106706f6c696365000000");
        Track track = TrackCodec.read(earlier);
        Violation open = track.open().getFirst();
        assertThat(open.id()).isEqualTo("00ff");
        assertThat(open.supersedes()).containsExactly("aa");
        assertThat(open.authority()).isEqualTo("police");
        assertThat(open.coHandler()).isEqualTo("transport");
        assertThat(open.legalBasis()).isNull();
        assertThat(open.maxVehicles()).isNull();
        assertThat(TrackCodec.read(TrackCodec.write(track))).isEqualTo(track);
    }

    private Track violating() {
        return Tracks.fold(
                        tracker,
                        Track.start(Tracks.VEHICLE),
                        List.of(Tracks.fix(0, Tracks.INSIDE, 30), Tracks.fix(10, Tracks.INSIDE, 30)))
                .track();
    }
}
