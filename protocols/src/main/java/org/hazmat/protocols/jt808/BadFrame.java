package org.hazmat.protocols.jt808;

import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reason;

/**
 * Bytes that are no frame, as a value to be counted by reason and shown.
 *
 * @param raw as received, delimiters included; of endless garbage only its beginning
 */
public record BadFrame(Reason reason, Bytes raw) implements Inbound {}
