package org.hazmat.protocols.jt808;

/** Edition of JT/T 808 (版本) that a terminal speaks; 2013 and 2019 differ in the header, 2011 and 2013 only in bodies. */
public enum Edition {
    V2011,
    V2013,
    V2019;

    public boolean atLeast(Edition other) {
        return compareTo(other) >= 0;
    }

    /** The year alone. */
    @Override
    public String toString() {
        return name().substring(1);
    }
}
