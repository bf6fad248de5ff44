package org.hazmat.gateway.command;

/**
 * The serial numbers (消息流水号) of one message's frames: one, or one for each sub-package.
 *
 * @param first 0 to 65535; those behind it are consecutive and wrap
 */
public record Serials(int first, int count) {
    /** Position of a serial number in the message, from 0; negative when it is none of these. */
    int indexOf(int serialNumber) {
        int index = serialNumber - first & 0xFFFF;
        return index < count ? index : -1;
    }
}
