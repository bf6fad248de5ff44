package org.hazmat.protocols.jt808.area;

import java.util.Optional;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * When an area or route counts (起止时间), GMT+8. A window that returns has zeros in front, such as 000000083000 for every
 * day, so the digits are kept as they are.
 */
public record TimeWindow(BcdTime start, BcdTime end) {

    public static Optional<TimeWindow> read(Reader reader, boolean present) {
        return present
                ? Optional.of(new TimeWindow(new BcdTime(reader.bcd(6)), new BcdTime(reader.bcd(6))))
                : Optional.empty();
    }

    public void write(Writer writer) {
        writer.bcd(start.digits(), 6).bcd(end.digits(), 6);
    }
}
