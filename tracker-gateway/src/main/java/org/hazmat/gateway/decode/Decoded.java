package org.hazmat.gateway.decode;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.hazmat.protocols.jt808.BadFrame;
import org.hazmat.protocols.jt808.Codec;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.FrameDecoder;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.Inbound;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.Reason;

/** What a piece of text turned out to be. */
sealed interface Decoded {

    /**
     * A frame and what it says.
     *
     * @param edition the header's, or the one that somebody knows better
     */
    record Valid(Frame frame, Edition edition, Message message) implements Decoded {}

    /**
     * Refused.
     *
     * @param raw hexadecimal digits, or the text itself when it has none
     */
    record Invalid(Reason reason, String raw) implements Decoded {}

    /** A sound frame whose body cannot be the message that its id names. */
    record BadMessage(Frame frame, Edition edition) implements Decoded {

        /** Hexadecimal digits. */
        String raw() {
            return HexFormat.of().withUpperCase().formatHex(frame.toWire());
        }
    }

    /** Every frame of the text; text without any is one that is refused. */
    static List<Decoded> all(String text) {
        return all(text, Header::edition);
    }

    /** The same with a say about the edition of each. */
    static List<Decoded> all(String text, Function<Header, Edition> edition) {
        String digits = text.replaceAll("\\s+", "");
        byte[] octets;
        try {
            octets = HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            return List.of(new Invalid(Reason.NO_DELIMITER, text));
        }
        List<Decoded> all = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder();
        decoder.decode(Unpooled.wrappedBuffer(octets), inbound -> all.add(of(inbound, edition)));
        decoder.end().ifPresent(bad -> all.add(of(bad, edition)));
        return all.isEmpty() ? List.of(new Invalid(Reason.TOO_SHORT, digits)) : all;
    }

    private static Decoded of(Inbound inbound, Function<Header, Edition> edition) {
        return switch (inbound) {
            case BadFrame bad -> new Invalid(bad.reason(), bad.raw().toHex());
            case Frame frame -> of(frame, edition.apply(frame.header()));
        };
    }

    private static Decoded of(Frame frame, Edition edition) {
        Message message = Codec.read(frame, edition);
        return message instanceof BadBody ? new BadMessage(frame, edition) : new Valid(frame, edition, message);
    }
}
