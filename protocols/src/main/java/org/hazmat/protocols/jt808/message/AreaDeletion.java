package org.hazmat.protocols.jt808.message;

import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.area.AreaKind;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Areas or routes that the terminal shall forget (删除区域、路线): one message id for each kind; answered by 0x0001.
 *
 * @param areaIds none for all of the kind, at most 125
 */
public record AreaDeletion(AreaKind kind, List<Long> areaIds) implements Message {

    public static final MessageId OF_CIRCLES = AreaKind.CIRCLE.deletion();
    public static final MessageId OF_RECTANGLES = AreaKind.RECTANGLE.deletion();
    public static final MessageId OF_POLYGONS = AreaKind.POLYGON.deletion();
    public static final MessageId OF_ROUTES = AreaKind.ROUTE.deletion();

    public static AreaDeletion read(AreaKind kind, Reader reader) {
        return new AreaDeletion(kind, reader.u32s(reader.u8()));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(areaIds.size()).u32s(areaIds);
    }

    @Override
    public MessageId id() {
        return kind.deletion();
    }
}
