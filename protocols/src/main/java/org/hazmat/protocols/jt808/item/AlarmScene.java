package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Where and when an active-safety alarm of T/JSATL 12 was raised.
 *
 * @param altitudeMetres 0 to 65535
 * @param latitude microdegrees as sent; the hemisphere stands in the report's status
 * @param longitude microdegrees as sent
 * @param time GMT+8
 * @param vehicleState bits: 0 ACC, 1 left, 2 right, 3 wiper, 4 brake, 5 card in, 10 fixed
 */
public record AlarmScene(
        int speedKmh, int altitudeMetres, int latitude, int longitude, BcdTime time, int vehicleState, AlarmSign sign) {

    static AlarmScene read(Reader reader, boolean isLong) {
        return new AlarmScene(
                reader.u8(),
                reader.u16(),
                reader.i32(),
                reader.i32(),
                new BcdTime(reader.bcd(6)),
                reader.u16(),
                AlarmSign.read(reader, isLong));
    }

    void write(Writer writer) {
        writer.u8(speedKmh).u16(altitudeMetres).i32(latitude).i32(longitude);
        writer.bcd(time.digits(), 6).u16(vehicleState);
        sign.write(writer);
    }
}
