package org.hazmat.scenarios.fleet;

import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.message.Message;

/**
 * A whole message of the platform as a virtual terminal heard it.
 *
 * @param header of its last frame, whose serial number answers refer to
 */
public record Downlink(Header header, Message message) {}
