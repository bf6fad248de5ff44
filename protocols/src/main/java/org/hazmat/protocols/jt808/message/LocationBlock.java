package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Basic location block (位置基本信息), the 28 octets in front of every report.
 *
 * @param alarm 报警标志, bits of {@link AlarmFlag}: what the terminal claims
 * @param status 状态, bits of {@link StatusFlag}
 * @param latitude microdegrees, north positive; as sent, so it may lie beyond 90 degrees
 * @param longitude microdegrees, east positive
 * @param altitudeMetres 0 to 65535
 * @param speedTenthsKmh 0.1 km/h
 * @param direction degrees from north, clockwise
 * @param time GMT+8
 */
public record LocationBlock(
        int alarm,
        int status,
        int latitude,
        int longitude,
        int altitudeMetres,
        int speedTenthsKmh,
        int direction,
        BcdTime time) {

    static final int OCTETS = 28;

    public static LocationBlock read(Reader reader) {
        int alarm = reader.i32();
        int status = reader.i32();
        int latitude = signed(reader.i32(), StatusFlag.SOUTH.isSet(status));
        int longitude = signed(reader.i32(), StatusFlag.WEST.isSet(status));
        return new LocationBlock(
                alarm,
                status,
                latitude,
                longitude,
                reader.u16(),
                reader.u16(),
                reader.u16(),
                new BcdTime(reader.bcd(6)));
    }

    /** Magnitude and hemisphere bit, as the standard says. */
    public void write(Writer writer) {
        int hemispheres = StatusFlag.WEST.put(longitude, StatusFlag.SOUTH.put(latitude, status));
        writer.i32(alarm).i32(hemispheres).i32(Math.abs(latitude)).i32(Math.abs(longitude));
        writer.u16(altitudeMetres).u16(speedTenthsKmh).u16(direction).bcd(time.digits(), 6);
    }

    /** Whether the terminal says that the position is a fix and not the last known one or none. */
    public boolean isFixed() {
        return StatusFlag.FIXED.isSet(status);
    }

    /** Some terminals send two's complement beside the bit: a negative number already has its sign. */
    private static int signed(int wire, boolean negative) {
        return negative && wire > 0 ? -wire : wire;
    }
}
