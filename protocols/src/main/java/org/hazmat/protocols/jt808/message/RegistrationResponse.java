package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Answer to a registration (终端注册应答).
 *
 * @param serialNumber of the registration
 * @param result 0 to 4
 * @param authenticationCode 鉴权码, sent only with result 0
 */
public record RegistrationResponse(int serialNumber, int result, String authenticationCode) implements Message {

    public static final MessageId ID = MessageId.of(0x8100);

    public static final int OK = 0;
    public static final int VEHICLE_ALREADY_REGISTERED = 1;
    public static final int NO_SUCH_VEHICLE = 2;
    public static final int TERMINAL_ALREADY_REGISTERED = 3;
    public static final int NO_SUCH_TERMINAL = 4;

    public static RegistrationResponse accepted(int serialNumber, String authenticationCode) {
        return new RegistrationResponse(serialNumber, OK, authenticationCode);
    }

    public static RegistrationResponse refused(int serialNumber, int result) {
        return new RegistrationResponse(serialNumber, result, "");
    }

    public static RegistrationResponse read(Reader reader, Edition edition) {
        return new RegistrationResponse(reader.u16(), reader.u8(), reader.text(reader.remaining()));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u16(serialNumber).u8(result);
        if (result == OK) {
            writer.text(authenticationCode);
        }
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
