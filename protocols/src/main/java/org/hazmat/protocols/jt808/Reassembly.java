package org.hazmat.protocols.jt808;

import java.util.List;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.TextForm;

/** What became of a sub-package. */
public sealed interface Reassembly {

    /**
     * It was the last one missing.
     *
     * @param frames in the order of their package numbers
     * @param body of the whole message
     */
    record Complete(List<Frame> frames, Bytes body) implements Reassembly {

        /** What the whole message says. */
        public Message message(Edition edition) {
            return message(edition, TextForm.GBK);
        }

        /** The same for a terminal whose texts are not, or not always, in GBK. */
        public Message message(Edition edition, TextForm texts) {
            return Codec.read(header().messageId(), body, edition, texts);
        }

        /** Of the first sub-package. */
        public Header header() {
            return frames.getFirst().header();
        }
    }

    /** It is kept, or was there already. */
    record Waiting(int missing) implements Reassembly {}

    /** It is dropped, and so must not be acknowledged as received. */
    record Refused(Refusal why) implements Reassembly {}

    /** Why a sub-package is dropped. */
    enum Refusal {
        /** Its number is 0 or beyond its count. */
        NO_SUCH_PACKAGE,
        /** The message has more sub-packages than one may have. */
        TOO_MANY_PACKAGES,
        /** Sub-packages of one message disagree about their count. */
        OTHER_COUNT,
        /** The node's budget is used up. */
        NO_ROOM
    }
}
