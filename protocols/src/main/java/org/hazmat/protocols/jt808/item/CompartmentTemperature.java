package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * Temperature of the compartment (车厢温度), 2019.
 *
 * @param wire the WORD as sent
 */
public record CompartmentTemperature(int wire) implements AdditionalItem {

    private static final int SIGN = 0x8000;

    /** The standard's way: the sign in bit 15, the magnitude below it. */
    public static CompartmentTemperature ofCelsius(int celsius) {
        return new CompartmentTemperature(celsius < 0 ? SIGN | -celsius : celsius);
    }

    /** Degrees Celsius; terminals send sign and magnitude or two's complement, and the one nearer to zero is meant. */
    public int celsius() {
        if (wire < SIGN) {
            return wire;
        }
        return Math.max(-(wire - SIGN), (short) wire);
    }

    @Override
    public int id() {
        return 0x06;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u16(wire);
    }
}
