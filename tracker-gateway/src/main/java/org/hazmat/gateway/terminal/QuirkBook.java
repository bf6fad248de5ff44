package org.hazmat.gateway.terminal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hazmat.gateway.journal.Profiles;
import org.hazmat.protocols.jt808.Codec;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.message.DriverIdentity;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.jt808.message.TerminalAttributes;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.TextForm;
import org.hazmat.web.read.TerminalProfile;
import org.hazmat.web.read.TerminalProfile.Evidence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The quirks of one connection's terminal, noted in its profile once it has authenticated: at first sight, then each time that ten
 * times as many were seen, and when the connection ends, so that a terminal cannot fill the journal with them.
 */
final class QuirkBook {
    private static final Logger LOG = LoggerFactory.getLogger(QuirkBook.class);
    private static final int SAMPLE_OCTETS = 256;

    private final Profiles profiles;
    private final Map<Quirk, Evidence> unwritten = new EnumMap<>(Quirk.class);
    private final Map<Quirk, Long> seen = new EnumMap<>(Quirk.class);
    private @Nullable String phoneKey;
    private @Nullable TerminalProfile known;
    private Reading reading = Reading.PLAIN;
    private @Nullable Boolean registeredAs2011;

    QuirkBook(Profiles profiles) {
        this.profiles = profiles;
    }

    /** By the profile as it stands now. */
    Reading reading() {
        String key = phoneKey;
        if (key == null) {
            return reading;
        }
        Optional<TerminalProfile> profile = profiles.find(key);
        TerminalProfile now = profile.orElse(null);
        if (!Objects.equals(now, known)) {
            known = now;
            Reading shown = Reading.of(profile);
            Boolean registered = registeredAs2011;
            reading = registered == null ? shown : shown.of2011(registered);
        }
        return reading;
    }

    /** Says what a frame says by the profile, and notes what it shows. */
    Message read(Frame frame, Instant now) {
        Reading by = reading();
        Message message = Codec.read(frame, by.edition(frame.header()), by.texts());
        note(frame, message, now);
        return message;
    }

    void note(Frame frame, Message message, Instant now) {
        for (Quirk quirk : Quirk.of(frame, message, inGbk(frame, message))) {
            long times = seen.merge(quirk, 1L, Long::sum);
            Evidence more = new Evidence(quirk.word(), now, now, 1, sample(frame));
            unwritten.merge(quirk, more, (before, again) -> before.plus(1, now));
            if (isPowerOfTen(times) && phoneKey != null) {
                write();
            }
        }
    }

    /** Texts that matter stand in these alone; nothing else is read twice. */
    private Message inGbk(Frame frame, Message message) {
        boolean hasTexts = message instanceof Registration
                || message instanceof DriverIdentity
                || message instanceof TerminalAttributes;
        return hasTexts ? Codec.read(frame, reading.edition(frame.header()), TextForm.GBK) : message;
    }

    private static String sample(Frame frame) {
        Bytes content = frame.content();
        return content.slice(0, Math.min(content.length(), SAMPLE_OCTETS)).toHex();
    }

    private static boolean isPowerOfTen(long number) {
        long rest = number;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }

    /** What a registration shows of the edition holds until the next one. */
    void registered(boolean as2011) {
        registeredAs2011 = as2011;
        reading = reading.of2011(as2011);
    }

    void authenticated(String key) {
        phoneKey = key;
        known = null;
        if (Boolean.FALSE.equals(registeredAs2011)
                && profiles.find(key)
                        .flatMap(profile -> profile.find(Quirk.EDITION_2011.word()))
                        .isPresent()) {
            update(key, profile -> profile.without(Quirk.EDITION_2011.word()));
        }
        write();
    }

    /** Notes what is not noted yet. */
    void write() {
        String key = phoneKey;
        if (key == null || unwritten.isEmpty()) {
            return;
        }
        Map<Quirk, Evidence> more = new EnumMap<>(unwritten);
        unwritten.clear();
        update(key, profile -> {
            TerminalProfile all = profile;
            for (Evidence evidence : more.values()) {
                all = all.with(evidence);
            }
            return all;
        });
    }

    private void update(String key, UnaryOperator<TerminalProfile> change) {
        var unused = profiles.update(key, change).exceptionally(failure -> {
            LOG.debug("terminal {}: its quirks are not noted", key, failure);
            return TerminalProfile.empty(key);
        });
    }
}
