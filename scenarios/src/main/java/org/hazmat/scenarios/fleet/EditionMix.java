package org.hazmat.scenarios.fleet;

import org.hazmat.protocols.jt808.Edition;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Which editions of JT/T 808 the terminals of a fleet speak, in turn. */
public enum EditionMix {
    V2011,
    V2013,
    V2019,
    MIXED;

    /** Of the member with this index. */
    Edition of(int index) {
        return switch (this) {
            case V2011 -> Edition.V2011;
            case V2013 -> Edition.V2013;
            case V2019 -> Edition.V2019;
            case MIXED ->
                switch (index % 3) {
                    case 0 -> Edition.V2013;
                    case 1 -> Edition.V2019;
                    default -> Edition.V2011;
                };
        };
    }

    /** Reads {@code 2011}, {@code 2013}, {@code 2019} or {@code mixed} on a command line. */
    public static final class Words implements ITypeConverter<EditionMix> {
        @Override
        public EditionMix convert(String text) {
            return switch (text) {
                case "2011" -> V2011;
                case "2013" -> V2013;
                case "2019" -> V2019;
                case "mixed" -> MIXED;
                default -> throw new TypeConversionException("\"" + text + "\" is not 2011, 2013, 2019 or mixed");
            };
        }
    }
}
