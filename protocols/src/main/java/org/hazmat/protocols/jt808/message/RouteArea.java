package org.hazmat.protocols.jt808.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.area.AreaName;
import org.hazmat.protocols.jt808.area.PointCount;
import org.hazmat.protocols.jt808.area.RouteCorner;
import org.hazmat.protocols.jt808.area.TimeWindow;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * One route for the terminal (设置路线), answered by 0x0001.
 *
 * @param property bit 0 time; entering 2 tells the driver, 3 the platform, leaving 4 and 5. Bit 0 says what is present
 * @param name from 2019 on, else empty
 */
public record RouteArea(long routeId, int property, Optional<TimeWindow> window, List<RouteCorner> corners, String name)
        implements Message {

    private static final int TIMED = 1;

    public static final MessageId ID = MessageId.of(0x8606);

    public RouteArea {
        property = window.isPresent() ? property | TIMED : property & ~TIMED;
    }

    public static RouteArea read(Reader reader, Edition edition) {
        long routeId = reader.u32();
        int property = reader.u16();
        Optional<TimeWindow> window = TimeWindow.read(reader, (property & TIMED) != 0);
        int count = PointCount.read(reader, edition);
        List<RouteCorner> corners = new ArrayList<>();
        while (corners.size() < count) {
            corners.add(RouteCorner.read(reader, edition));
        }
        return new RouteArea(routeId, property, window, List.copyOf(corners), AreaName.read(reader, edition));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u32(routeId).u16(property);
        window.ifPresent(w -> w.write(writer));
        PointCount.write(writer, corners.size(), edition);
        corners.forEach(corner -> corner.write(writer, edition));
        AreaName.write(writer, name, edition);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
