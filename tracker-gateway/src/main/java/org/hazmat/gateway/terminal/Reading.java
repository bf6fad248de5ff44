package org.hazmat.gateway.terminal;

import java.util.Map;
import java.util.Optional;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.wire.TextForm;
import org.hazmat.web.read.TerminalProfile;
import org.jspecify.annotations.Nullable;

/**
 * How a terminal's frames are read: by its profile where something is set there, else by what they show.
 *
 * @param edition of bodies; null: the header's
 * @param of2011 it registered in the layout of 2011, so that what looks like 2013 is not
 */
record Reading(@Nullable Edition edition, boolean of2011, Coordinates coordinates, TextForm texts) {

    static final Reading PLAIN = new Reading(null, false, Coordinates.AS_SHOWN, TextForm.RECOGNISED);

    private static final Map<String, Edition> EDITIONS =
            Map.of("2011", Edition.V2011, "2013", Edition.V2013, "2019", Edition.V2019);

    /** What gives a coordinate its sign. */
    enum Coordinates {
        /** The hemisphere bit, unless the number is below zero already. */
        AS_SHOWN,
        /** The hemisphere bit alone. */
        MAGNITUDE,
        /** The number alone. */
        TWOS_COMPLEMENT
    }

    static Reading of(Optional<TerminalProfile> profile) {
        return profile.map(Reading::of).orElse(PLAIN);
    }

    private static Reading of(TerminalProfile profile) {
        TerminalProfile.Forced forced = profile.forced();
        Coordinates coordinates = switch (word(forced.coordinates())) {
            case "magnitude" -> Coordinates.MAGNITUDE;
            case "twos-complement" -> Coordinates.TWOS_COMPLEMENT;
            default -> Coordinates.AS_SHOWN;
        };
        TextForm texts = switch (word(forced.charset())) {
            case "gbk" -> TextForm.GBK;
            case "utf-8" -> TextForm.UTF_8;
            default -> TextForm.RECOGNISED;
        };
        Edition edition = EDITIONS.get(word(forced.edition()));
        return new Reading(edition, profile.find(Quirk.EDITION_2011.word()).isPresent(), coordinates, texts);
    }

    private static String word(@Nullable String forced) {
        return forced == null ? "" : forced;
    }

    /** Whose bodies come with this header: the headers of 2011 and 2013 are alike, but a registration shows its own. */
    Edition edition(Header header) {
        MessageId id = header.messageId();
        if (id.equals(Registration.ID) || id.equals(Authentication.ID)) {
            return header.edition();
        }
        if (edition != null) {
            return edition;
        }
        return of2011 && header.edition() == Edition.V2013 ? Edition.V2011 : header.edition();
    }

    /** What is said to it: in a header like its own, so that a forced edition counts where the headers are alike. */
    Edition spoken(Header header) {
        if (header.edition() == Edition.V2019) {
            return header.edition();
        }
        if (edition == Edition.V2011 || edition == Edition.V2013) {
            return edition;
        }
        return of2011 ? Edition.V2011 : header.edition();
    }

    Reading of2011(boolean registered) {
        return new Reading(edition, registered, coordinates, texts);
    }
}
