package org.hazmat.protocols.jt808.item;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.wire.Writer;

/**
 * Vehicle signals (扩展车辆信号状态位), from 2013 on.
 *
 * @param bits in the order of {@link #words}
 */
public record Signals(int bits) implements AdditionalItem {

    private static final List<String> WORDS = List.of(
            "low-beam",
            "high-beam",
            "right-turn",
            "left-turn",
            "brake",
            "reverse",
            "fog-lamp",
            "marker-lamp",
            "horn",
            "air-conditioner",
            "neutral",
            "retarder",
            "abs",
            "heater",
            "clutch");

    /** Words of the set bits in bit order. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        for (int bit = 0; bit < WORDS.size(); bit++) {
            if (((bits >>> bit) & 1) != 0) {
                words.add(WORDS.get(bit));
            }
        }
        return words;
    }

    @Override
    public int id() {
        return 0x25;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.i32(bits);
    }
}
