package org.hazmat.protocols.jt808;

import org.hazmat.protocols.wire.Bytes;

/**
 * A sound frame (标识位 to 标识位): delimiters, escapes and check code are gone and were right.
 *
 * @param content header and body, unescaped
 */
public record Frame(Header header, Bytes content) implements Inbound {

    /** Of content whose escapes and check code were right; {@code Malformed} when the header is not. */
    static Frame of(Bytes content) {
        return new Frame(Header.read(content), content);
    }

    /** With delimiters, escapes and check code, exactly as it was received. */
    public byte[] toWire() {
        return FrameEncoder.content(content);
    }

    /** What ends the content, wherever the header ends: some announce sub-packages of which there are 0. */
    public Bytes body() {
        return content.slice(content.length() - header.bodyLength(), header.bodyLength());
    }
}
