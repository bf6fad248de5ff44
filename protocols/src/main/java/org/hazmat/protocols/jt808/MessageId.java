package org.hazmat.protocols.jt808;

/**
 * Message id (消息 ID): any 16-bit number; those that have a record are constants there, such as {@code LocationReport.ID}.
 *
 * @param value 0 to 65535
 */
public record MessageId(int value) {

    public MessageId {
        if (value >>> 16 != 0) {
            throw new IllegalArgumentException("No message id: " + value);
        }
    }

    public static MessageId of(int value) {
        return new MessageId(value);
    }

    /** As the standard writes it, {@code 0x0200}. */
    @Override
    public String toString() {
        return String.format("0x%04X", value);
    }
}
