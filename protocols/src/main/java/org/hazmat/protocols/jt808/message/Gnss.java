package org.hazmat.protocols.jt808.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hazmat.protocols.jt808.Edition;

/** Satellite systems (定位系统) that took part in a fix: status bits 18 to 21, from 2013 on. */
public enum Gnss {
    GPS(18),
    BEIDOU(19),
    GLONASS(20),
    GALILEO(21);

    private final int mask;

    Gnss(int bit) {
        this.mask = 1 << bit;
    }

    public static List<String> words(int status, Edition edition) {
        List<String> words = new ArrayList<>();
        for (Gnss system : values()) {
            if (edition.atLeast(Edition.V2013) && (status & system.mask) != 0) {
                words.add(system.name().toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }
}
