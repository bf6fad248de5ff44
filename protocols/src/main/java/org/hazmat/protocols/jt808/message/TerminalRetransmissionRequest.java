package org.hazmat.protocols.jt808.message;

import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Terminal asks for sub-packages again (终端补传分包请求), 2019; the platform sends those frames unchanged.
 *
 * @param serialNumber of the message's first sub-package
 * @param packageNumbers those that are missing, from 1
 */
public record TerminalRetransmissionRequest(int serialNumber, List<Integer> packageNumbers) implements Message {

    public static final MessageId ID = MessageId.of(0x0005);

    public static TerminalRetransmissionRequest read(Reader reader, Edition edition) {
        RetransmissionRequest request = RetransmissionRequest.read(reader, edition);
        return new TerminalRetransmissionRequest(request.serialNumber(), request.packageNumbers());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        new RetransmissionRequest(serialNumber, packageNumbers).write(writer, edition);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
