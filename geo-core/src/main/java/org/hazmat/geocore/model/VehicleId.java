package org.hazmat.geocore.model;

/**
 * A vehicle (车辆), named by its plate and the colour of the plate (车牌颜色, JT/T 697.7-2014 codes); the subject of every rule.
 *
 * <p>Written {@code 津A12345} for a yellow plate and {@code 津A12345:1} for any other colour.
 */
public record VehicleId(String plate, int plateColor) implements Comparable<VehicleId> {
    /** Yellow: nearly every vehicle that carries dangerous goods. */
    public static final int YELLOW = 2;

    /** Longest plate that the register takes, in characters. */
    public static final int MAX_PLATE_LENGTH = 20;

    public VehicleId {
        if (plate.isBlank() || plate.length() > MAX_PLATE_LENGTH || plate.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a plate has 1 to 20 characters and no colon: \"" + plate + "\"");
        }
        if (plateColor < 0 || plateColor > 99) {
            throw new IllegalArgumentException("a plate colour is 0 to 99: " + plateColor);
        }
    }

    /** Reads the written form; throws {@link IllegalArgumentException} with a sentence when it is none. */
    public static VehicleId parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return new VehicleId(text, YELLOW);
        }
        String color = text.substring(colon + 1);
        if (!color.matches("\\d{1,2}")) {
            throw new IllegalArgumentException(
                    "after the colon stands a plate colour of one or two digits: \"" + text + "\"");
        }
        return new VehicleId(text.substring(0, colon), Integer.parseInt(color));
    }

    @Override
    public int compareTo(VehicleId other) {
        int byPlate = plate.compareTo(other.plate);
        return byPlate != 0 ? byPlate : Integer.compare(plateColor, other.plateColor);
    }

    @Override
    public String toString() {
        return plateColor == YELLOW ? plate : plate + ":" + plateColor;
    }
}
