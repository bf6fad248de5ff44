package org.hazmat.scenarios.bench.fuzz;

import java.util.Arrays;
import org.hazmat.protocols.jt808.Edition;

/** Takes a fuzzer's octets apart: the first ones choose, the rest is what is decoded. Behind the end there are zeros. */
final class Input {
    private final byte[] octets;
    private int position;

    Input(byte[] octets) {
        this.octets = octets;
    }

    boolean isEmpty() {
        return position >= octets.length;
    }

    int octet() {
        return isEmpty() ? 0 : octets[position++] & 0xFF;
    }

    Edition edition() {
        Edition[] all = Edition.values();
        return all[octet() % all.length];
    }

    byte[] take(int count) {
        byte[] taken = Arrays.copyOfRange(octets, position, Math.min(position + count, octets.length));
        position += taken.length;
        return taken;
    }

    byte[] rest() {
        return take(octets.length - position);
    }
}
