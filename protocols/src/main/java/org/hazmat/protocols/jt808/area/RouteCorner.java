package org.hazmat.protocols.jt808.area;

import java.util.Optional;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * A corner of a route and the segment from here to the next (拐点和路段).
 *
 * @param cornerId from 2013 on, else 0
 * @param widthMetres of the segment
 * @param property bit 0 travel time, 1 speed limit, 2 south, 3 west. Bits 0 and 1 say what is present
 */
public record RouteCorner(
        long cornerId,
        long segmentId,
        AreaPoint point,
        int widthMetres,
        int property,
        Optional<TravelTime> travelTime,
        Optional<SpeedLimit> limit) {

    /**
     * How long one may be on the segment (行驶阈值).
     *
     * @param minSeconds from 2013 on, else 0
     */
    public record TravelTime(int maxSeconds, int minSeconds) {}

    private static final int TIMED = 1;
    private static final int LIMITED = 1 << 1;
    private static final int SOUTH = 1 << 2;
    private static final int WEST = 1 << 3;

    public RouteCorner {
        int present = (travelTime.isPresent() ? TIMED : 0) | (limit.isPresent() ? LIMITED : 0);
        property = point.put((property & ~(TIMED | LIMITED)) | present, SOUTH, WEST);
    }

    public static RouteCorner read(Reader reader, Edition edition) {
        boolean old = edition == Edition.V2011;
        long cornerId = old ? 0 : reader.u32();
        long segmentId = reader.u32();
        int latitude = reader.i32();
        int longitude = reader.i32();
        int width = reader.u8();
        int property = reader.u8();
        AreaPoint point = AreaPoint.of(latitude, longitude, (property & SOUTH) != 0, (property & WEST) != 0);
        Optional<TravelTime> travelTime = (property & TIMED) == 0
                ? Optional.empty()
                : Optional.of(new TravelTime(reader.u16(), old ? 0 : reader.u16()));
        Optional<SpeedLimit> limit = SpeedLimit.read(reader, (property & LIMITED) != 0, edition);
        return new RouteCorner(cornerId, segmentId, point, width, property, travelTime, limit);
    }

    public void write(Writer writer, Edition edition) {
        boolean old = edition == Edition.V2011;
        if (!old) {
            writer.u32(cornerId);
        }
        writer.u32(segmentId);
        point.write(writer);
        writer.u8(widthMetres).u8(property);
        travelTime.ifPresent(t -> {
            writer.u16(t.maxSeconds());
            if (!old) {
                writer.u16(t.minSeconds());
            }
        });
        limit.ifPresent(l -> l.write(writer, edition));
    }
}
