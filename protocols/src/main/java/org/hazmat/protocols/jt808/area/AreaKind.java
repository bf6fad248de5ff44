package org.hazmat.protocols.jt808.area;

import org.hazmat.protocols.jt808.MessageId;

/** What terminals hold, and the message that makes them forget all of one kind or some. */
public enum AreaKind {
    CIRCLE(0x8601),
    RECTANGLE(0x8603),
    POLYGON(0x8605),
    ROUTE(0x8607);

    private final int deletion;

    AreaKind(int deletion) {
        this.deletion = deletion;
    }

    public MessageId deletion() {
        return MessageId.of(deletion);
    }

    /**
     * What a deletion's id deletes.
     *
     * @throws IllegalArgumentException when the id is none of a deletion
     */
    public static AreaKind ofDeletion(MessageId id) {
        for (AreaKind kind : values()) {
            if (kind.deletion == id.value()) {
                return kind;
            }
        }
        throw new IllegalArgumentException(id + " deletes no areas");
    }
}
