package org.hazmat.protocols.jt808.message;

import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.parameter.Parameter;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Malformed;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Reason;
import org.hazmat.protocols.wire.Writer;

/**
 * Terminal parameters (查询终端参数应答), mostly in sub-packages.
 *
 * @param serialNumber of the query
 * @param count as announced
 * @param parameters those that could be read
 * @param remainder what stands behind them: a damaged parameter must not cost those before it
 */
public record ParameterReport(int serialNumber, int count, List<Parameter> parameters, Bytes remainder)
        implements Message {

    public static final MessageId ID = MessageId.of(0x0104);

    /** Of a report that is to be sent. */
    public static ParameterReport of(int serialNumber, List<Parameter> parameters) {
        return new ParameterReport(serialNumber, parameters.size(), List.copyOf(parameters), Bytes.EMPTY);
    }

    public static ParameterReport read(Reader reader, Edition edition) {
        int serialNumber = reader.u16();
        int count = reader.u8();
        List<Parameter> parameters = Parameter.readAll(reader, count);
        if (parameters.isEmpty() && count > 0) {
            throw Malformed.because(Reason.BAD_BODY);
        }
        return new ParameterReport(serialNumber, count, parameters, reader.rest());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u16(serialNumber).u8(count);
        parameters.forEach(parameter -> parameter.write(writer));
        writer.bytes(remainder);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
