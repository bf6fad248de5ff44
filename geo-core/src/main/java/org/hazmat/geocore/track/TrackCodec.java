package org.hazmat.geocore.track;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Provision;
import org.hazmat.geocore.rule.RuleKind;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/** The bytes of a {@link Track} in the journal: a format number, then the fields in declared order, big-endian. An exact round trip. */
public final class TrackCodec {
    private static final int FORMAT = 6;
    private static final int WITHOUT_CO_HANDLER = 5;
    private static final int WITHOUT_APPROACHES = 4;
    private static final int WITHOUT_MOVED = 3;
    private static final int WITHOUT_REWRITTEN = 2;

    private TrackCodec() {}

    public static byte[] write(Track track) {
        ByteSink out = new ByteSink();
        out.u8(FORMAT);
        out.text(track.vehicle().plate());
        out.u8(track.vehicle().plateColor());
        fix(out, track.newest());
        out.optionalTime(track.movedAt());
        out.count(track.drifted().size());
        track.drifted().forEach(fix -> fix(out, fix));
        Stillness stillness = track.stillness();
        out.flag(stillness != null);
        if (stillness != null) {
            position(out, stillness.place());
            fix(out, stillness.missed());
        }
        out.count(track.episodes().size());
        track.episodes().forEach(episode -> episode(out, episode));
        out.count(track.approaches().size());
        for (Approach approach : track.approaches()) {
            out.text(approach.key().rule());
            out.optionalText(approach.key().zone());
            out.time(approach.seenAt());
        }
        out.optionalTime(track.rewritten());
        return out.toBytes();
    }

    /** Throws {@link IllegalArgumentException} when these are not the bytes of a track. */
    public static Track read(byte[] bytes) {
        ByteSource in = new ByteSource(bytes);
        int format = in.u8();
        if (format > FORMAT || format < WITHOUT_REWRITTEN) {
            throw new IllegalArgumentException("no track of format " + FORMAT + ", but " + format);
        }
        VehicleId vehicle = new VehicleId(in.text(), in.u8());
        Fix newest = fix(in);
        Instant movedAt = format <= WITHOUT_MOVED ? null : in.optionalTime();
        List<Fix> drifted = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            drifted.add(knownFix(in));
        }
        Stillness stillness = in.flag() ? new Stillness(position(in), fix(in)) : null;
        List<Episode> episodes = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            episodes.add(episode(in, vehicle, format));
        }
        List<Approach> approaches = new ArrayList<>();
        for (int left = format <= WITHOUT_APPROACHES ? 0 : in.count(); left > 0; left--) {
            approaches.add(new Approach(new Provision.Key(in.text(), in.optionalText()), in.time()));
        }
        Instant rewritten = format == WITHOUT_REWRITTEN ? null : in.optionalTime();
        in.end();
        return new Track(
                vehicle,
                newest,
                movedAt,
                List.copyOf(drifted),
                stillness,
                List.copyOf(episodes),
                List.copyOf(approaches),
                rewritten);
    }

    private static void fix(ByteSink out, @Nullable Fix fix) {
        out.flag(fix != null);
        if (fix != null) {
            out.time(fix.time());
            position(out, fix.position());
            out.i64(Double.doubleToLongBits(fix.speedKmh()));
            out.i32(fix.direction());
            out.i32(fix.altitudeMetres());
            out.i32(fix.alarm());
            out.i32(fix.status());
            out.i64(fix.digest().high());
            out.i64(fix.digest().low());
        }
    }

    private static @Nullable Fix fix(ByteSource in) {
        if (!in.flag()) {
            return null;
        }
        return new Fix(
                in.time(),
                position(in),
                Double.longBitsToDouble(in.i64()),
                in.i32(),
                in.i32(),
                in.i32(),
                in.i32(),
                new Digest(in.i64(), in.i64()));
    }

    private static Fix knownFix(ByteSource in) {
        Fix fix = fix(in);
        if (fix == null) {
            throw new IllegalArgumentException("a fix is missing");
        }
        return fix;
    }

    private static void position(ByteSink out, Position position) {
        out.i32(position.lonMicrodegrees());
        out.i32(position.latMicrodegrees());
    }

    private static Position position(ByteSource in) {
        return new Position(in.i32(), in.i32());
    }

    private static void episode(ByteSink out, Episode episode) {
        out.text(episode.key().rule());
        out.optionalText(episode.key().zone());
        out.text(episode.kind().word());
        out.count(episode.ruleVersion());
        out.optionalCount(episode.zoneVersion());
        position(out, episode.place());
        latch(out, episode.latch());
        out.i64(Double.doubleToLongBits(episode.peakKmh()));
        Violation violation = episode.violation();
        out.flag(violation != null);
        if (violation != null) {
            violation(out, violation);
        }
        out.flag(episode.hushed());
    }

    private static Episode episode(ByteSource in, VehicleId vehicle, int format) {
        Provision.Key key = new Provision.Key(in.text(), in.optionalText());
        RuleKind kind = RuleKind.ofWord(in.text());
        int ruleVersion = in.count();
        Integer zoneVersion = in.optionalCount();
        Position place = position(in);
        Latch latch = latch(in);
        double peakKmh = Double.longBitsToDouble(in.i64());
        Episode quiet = new Episode(key, kind, ruleVersion, zoneVersion, place, latch, peakKmh, null, false);
        Violation violation = in.flag() ? violation(in, vehicle, quiet, format) : null;
        return new Episode(key, kind, ruleVersion, zoneVersion, place, latch, peakKmh, violation, in.flag());
    }

    private static void latch(ByteSink out, Latch latch) {
        switch (latch) {
            case Latch.Off off -> out.u8(0);
            case Latch.Ready ready -> {
                out.u8(4);
                out.time(ready.since());
            }
            case Latch.Rising rising -> {
                out.u8(1);
                out.time(rising.since());
                out.optionalTime(rising.kept());
            }
            case Latch.On on -> {
                out.u8(2);
                out.time(on.since());
            }
            case Latch.Falling falling -> {
                out.u8(3);
                out.time(falling.since());
                out.time(falling.kept());
            }
        }
    }

    private static Latch latch(ByteSource in) {
        int state = in.u8();
        return switch (state) {
            case 0 -> new Latch.Off();
            case 1 -> new Latch.Rising(in.time(), in.optionalTime());
            case 2 -> new Latch.On(in.time());
            case 3 -> new Latch.Falling(in.time(), in.time());
            case 4 -> new Latch.Ready(in.time());
            default -> throw new IllegalArgumentException("no latch has the state " + state);
        };
    }

    /** What the episode says already is not said again. */
    private static void violation(ByteSink out, Violation violation) {
        out.text(violation.id());
        out.time(violation.start());
        position(out, violation.startPosition());
        out.time(violation.confirmedAt());
        out.time(violation.end());
        out.optionalTime(violation.closedAt());
        CloseReason reason = violation.closeReason();
        out.optionalText(reason == null ? null : reason.word());
        Double maxKmh = violation.maxKmh();
        out.flag(maxKmh != null);
        if (maxKmh != null) {
            out.i64(Double.doubleToLongBits(maxKmh));
        }
        out.optionalTime(violation.drivingSince());
        out.optionalCount(violation.maxVehicles());
        out.flag(violation.late());
        out.count(violation.revision());
        out.count(violation.supersedes().size());
        violation.supersedes().forEach(out::text);
        out.text(violation.rulebookHash());
        out.optionalText(violation.severity());
        out.optionalText(violation.authority());
        out.optionalText(violation.coHandler());
        out.optionalText(violation.legalBasis());
    }

    private static Violation violation(ByteSource in, VehicleId vehicle, Episode episode, int format) {
        boolean old = format <= WITHOUT_CO_HANDLER;
        return new Violation(
                in.text(),
                vehicle,
                episode.key().rule(),
                episode.kind().recordWord(),
                episode.key().zone(),
                in.time(),
                position(in),
                in.time(),
                in.time(),
                in.optionalTime(),
                reason(in),
                in.flag() ? Double.longBitsToDouble(in.i64()) : null,
                in.optionalTime(),
                old ? null : in.optionalCount(),
                in.flag(),
                in.count(),
                texts(in),
                episode.ruleVersion(),
                episode.zoneVersion(),
                in.text(),
                in.optionalText(),
                in.optionalText(),
                old ? episode.kind().coHandler() : in.optionalText(),
                old ? null : in.optionalText());
    }

    private static @Nullable CloseReason reason(ByteSource in) {
        String word = in.optionalText();
        return word == null ? null : CloseReason.ofWord(word);
    }

    private static List<String> texts(ByteSource in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            texts.add(in.text());
        }
        return List.copyOf(texts);
    }
}
