package org.hazmat.scenarios.fleet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.area.AreaKind;
import org.hazmat.protocols.jt808.message.AreaDeletion;
import org.hazmat.protocols.jt808.message.AreaResponse;
import org.hazmat.protocols.jt808.message.CircleAreas;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.ParameterReport;
import org.hazmat.protocols.jt808.message.ParameterSetting;
import org.hazmat.protocols.jt808.message.PolygonArea;
import org.hazmat.protocols.jt808.message.RectangleAreas;
import org.hazmat.protocols.jt808.message.RouteArea;
import org.hazmat.protocols.jt808.parameter.Parameter;
import org.hazmat.protocols.jt808.parameter.ParameterKind;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;

/** What a virtual terminal holds: its parameters, and the areas and routes that it was sent. */
final class Equipment {
    private static final int CAN_IDS = 72;
    private static final int REPLACES_ALL = 0;

    private final Edition edition;
    private final Map<Long, List<Parameter>> parameters = new TreeMap<>();
    private final Map<AreaKind, Map<Long, Bytes>> areas = new EnumMap<>(AreaKind.class);

    /** With so many parameters that a report of them all needs sub-packages, as real ones do. */
    Equipment(Edition edition) {
        this.edition = edition;
        for (ParameterKind kind : ParameterKind.values()) {
            boolean has = edition.atLeast(Edition.V2013) || kind.id() <= ParameterKind.MAX_PARKING_SECONDS.id();
            if (has && kind.form().isNumber()) {
                put(Parameter.of(kind, 10));
            } else if (has && kind.form() == ParameterKind.Form.STRING) {
                put(Parameter.of(kind, "virtual-terminal-" + kind.id()));
            }
        }
        for (int i = 0; edition.atLeast(Edition.V2013) && i < CAN_IDS; i++) {
            byte[] setting = {0, 0, 3, (byte) 0xE8, 0, 0, 1, (byte) i};
            put(new Parameter(ParameterKind.CAN_ID.id() + i, Bytes.wrap(setting)));
        }
    }

    void set(ParameterSetting setting) {
        setting.parameters().forEach(parameter -> parameters.remove(parameter.id()));
        setting.parameters().forEach(this::put);
    }

    private void put(Parameter parameter) {
        parameters.computeIfAbsent(parameter.id(), first -> new ArrayList<>()).add(parameter);
    }

    ParameterReport all(int serialNumber) {
        return report(serialNumber, List.copyOf(parameters.keySet()));
    }

    /** Those that it has. */
    ParameterReport report(int serialNumber, List<Long> ids) {
        List<Parameter> found = ids.stream()
                .flatMap(id -> parameters.getOrDefault(id, List.of()).stream())
                .toList();
        return ParameterReport.of(serialNumber, found);
    }

    void take(CircleAreas circles) {
        List<Bytes> bodies = circles.areas().stream()
                .map(area -> body(writer -> area.write(writer, edition)))
                .toList();
        take(AreaKind.CIRCLE, circles.action(), bodies);
    }

    void take(RectangleAreas rectangles) {
        List<Bytes> bodies = rectangles.areas().stream()
                .map(area -> body(writer -> area.write(writer, edition)))
                .toList();
        take(AreaKind.RECTANGLE, rectangles.action(), bodies);
    }

    void take(PolygonArea polygon) {
        take(AreaKind.POLYGON, 1, List.of(body(polygon)));
    }

    void take(RouteArea route) {
        take(AreaKind.ROUTE, 1, List.of(body(route)));
    }

    private void take(AreaKind kind, int action, List<Bytes> bodies) {
        Map<Long, Bytes> held = held(kind);
        if (action == REPLACES_ALL) {
            held.clear();
        }
        bodies.forEach(body -> held.put(body.reader().u32(), body));
    }

    void forget(AreaDeletion deletion) {
        if (deletion.areaIds().isEmpty()) {
            held(deletion.kind()).clear();
        } else {
            deletion.areaIds().forEach(held(deletion.kind())::remove);
        }
    }

    /** Those of a type (1 circles, 2 rectangles, 3 polygons, 4 routes); all of it when no ids are given. */
    AreaResponse areas(int type, List<Long> ids) {
        Map<Long, Bytes> held = held(kind(type));
        List<Bytes> found = held.entrySet().stream()
                .filter(entry -> ids.isEmpty() || ids.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return new AreaResponse(type, found.size(), body(writer -> found.forEach(writer::bytes)));
    }

    private static AreaKind kind(int type) {
        return switch (type) {
            case 1 -> AreaKind.CIRCLE;
            case 2 -> AreaKind.RECTANGLE;
            case 3 -> AreaKind.POLYGON;
            default -> AreaKind.ROUTE;
        };
    }

    private Map<Long, Bytes> held(AreaKind kind) {
        return areas.computeIfAbsent(kind, first -> new TreeMap<>());
    }

    /** Body of 0x0107 (查询终端属性应答): a tanker's terminal with GPS, BeiDou and LTE. */
    Bytes attributes(Identity identity) {
        boolean wide = edition == Edition.V2019;
        return body(writer -> writer.u16(0b10)
                .padded(Identity.MAKER, 5)
                .padded(Identity.MODEL, wide ? 30 : 20)
                .padded(identity.terminalId(), wide ? 30 : 7)
                .bytes(Bytes.ofHex("89860012345678901234"))
                .countedText("HW-1")
                .countedText("FW-1.0")
                .u8(0b11)
                .u8(0b10_0000));
    }

    /** A block of GB/T 19056: 55 7A, command, length, reserved, data, check code. */
    Bytes recorderBlock(int command) {
        byte[] data = "V2012".getBytes(StandardCharsets.US_ASCII);
        Bytes head = body(
                writer -> writer.u16(0x557A).u8(command).u16(data.length).u8(0).bytes(Bytes.wrap(data)));
        int check = 0;
        for (int i = 0; i < head.length(); i++) {
            check ^= head.at(i);
        }
        return new Writer().bytes(head).u8(check).toBytes();
    }

    /** The body of a message in the terminal's edition. */
    Bytes body(Message message) {
        return body(writer -> message.write(writer, edition));
    }

    private static Bytes body(java.util.function.Consumer<Writer> content) {
        Writer writer = new Writer();
        content.accept(writer);
        return writer.toBytes();
    }
}
