package org.hazmat.protocols.jt808.message;

import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.parameter.Parameter;
import org.hazmat.protocols.wire.Malformed;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Reason;
import org.hazmat.protocols.wire.Writer;

/**
 * Sets terminal parameters (设置终端参数), answered by 0x0001.
 *
 * @param parameters one that has several values stands there several times
 */
public record ParameterSetting(List<Parameter> parameters) implements Message {

    public static final MessageId ID = MessageId.of(0x8103);

    public static ParameterSetting read(Reader reader, Edition edition) {
        int count = reader.u8();
        List<Parameter> parameters = Parameter.readAll(reader, count);
        if (parameters.size() < count) {
            throw Malformed.because(Reason.BAD_BODY);
        }
        return new ParameterSetting(parameters);
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(parameters.size());
        parameters.forEach(parameter -> parameter.write(writer));
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
