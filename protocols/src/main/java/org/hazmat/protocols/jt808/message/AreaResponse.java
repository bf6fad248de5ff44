package org.hazmat.protocols.jt808.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Malformed;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Reason;
import org.hazmat.protocols.wire.Writer;

/**
 * Areas or routes that the terminal holds (查询区域或线路数据应答), 2019.
 *
 * @param type 1 circles, 2 rectangles, 3 polygons, 4 routes
 * @param count as announced
 * @param areas as sent: the standard does not say whether each comes with the head of its setting, and terminals differ
 */
public record AreaResponse(int type, long count, Bytes areas) implements Message {

    public static final MessageId ID = MessageId.of(0x0608);

    public static AreaResponse read(Reader reader, Edition edition) {
        return new AreaResponse(reader.u8(), reader.u32(), reader.rest());
    }

    /**
     * The areas as messages that would set them, when the octets are such messages one after another, as the standard's
     * words can be read; empty when they are anything else.
     */
    public Optional<List<Message>> settings() {
        List<Message> settings = new ArrayList<>();
        Reader reader = areas.reader();
        try {
            while (reader.remaining() > 0) {
                settings.add(setting(reader));
            }
        } catch (Malformed e) {
            return Optional.empty();
        }
        return settings.size() == count ? Optional.of(List.copyOf(settings)) : Optional.empty();
    }

    private Message setting(Reader reader) {
        return switch (type) {
            case 1 -> CircleAreas.read(reader, Edition.V2019);
            case 2 -> RectangleAreas.read(reader, Edition.V2019);
            case 3 -> PolygonArea.read(reader, Edition.V2019);
            case 4 -> RouteArea.read(reader, Edition.V2019);
            default -> throw Malformed.because(Reason.BAD_BODY);
        };
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(type).u32(count).bytes(areas);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
