package org.hazmat.gateway.terminal;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.message.DriverIdentity;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.LocationResponse;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;

/**
 * How terminals depart from the standard: the one place that decides what a frame shows. All of it is tolerated; that it was seen
 * tells people what to expect of a terminal.
 */
enum Quirk {
    /** Its bodies are those of 2011, which no header tells. */
    EDITION_2011,
    /** Bit 14 of the properties says another header than there is. */
    VERSION_BIT,
    /** Its phone number has nibbles that are no decimal digits. */
    PHONE_NOT_DECIMAL,
    /** Fixed fields are filled up otherwise than with 00 behind them. */
    PADDING,
    /** A time that no calendar has, zeros above all. */
    TIME_IMPOSSIBLE,
    /** South or west as two's complement, beside or instead of the bit. */
    COORDINATES_TWOS_COMPLEMENT,
    /** The last additional item is longer than what is left. */
    ITEMS_CUT_OFF,
    /** Texts in UTF-8. */
    TEXT_UTF_8;

    private static final int PROPERTIES = 2;
    private static final int VERSIONED = 0x40;
    private static final int MAKER = 4;
    private static final int LATITUDE = 8;
    private static final int LONGITUDE = 12;

    /** In lower kebab case. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What a frame shows.
     *
     * @param message that it says, texts read as recognised
     * @param inGbk the same with texts read as GBK
     */
    static Set<Quirk> of(Frame frame, Message message, Message inGbk) {
        Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
        boolean versioned = (frame.content().at(PROPERTIES) & VERSIONED) != 0;
        add(quirks, VERSION_BIT, versioned != (frame.header().edition() == Edition.V2019));
        add(quirks, PHONE_NOT_DECIMAL, !frame.header().phoneNumber().isDecimal());
        switch (message) {
            case Registration registration -> {
                add(quirks, EDITION_2011, frame.header().edition() == Edition.V2011);
                add(quirks, PADDING, isPaddedOtherwise(frame));
            }
            case LocationReport report -> report(report, quirks);
            case LocationResponse response -> report(response.report(), quirks);
            case LocationBatch batch -> batch.reports().forEach(report -> report(report, quirks));
            case DriverIdentity driver ->
                add(
                        quirks,
                        TIME_IMPOSSIBLE,
                        driver.event()
                                .filter(event -> event.time().instant().isEmpty())
                                .isPresent());
            default -> {}
        }
        add(quirks, TEXT_UTF_8, !message.equals(inGbk));
        return quirks;
    }

    private static void report(LocationReport report, Set<Quirk> quirks) {
        Bytes raw = report.raw();
        add(quirks, TIME_IMPOSSIBLE, report.block().time().epochSecond() == BcdTime.IMPOSSIBLE);
        add(quirks, COORDINATES_TWOS_COMPLEMENT, raw.at(LATITUDE) >= 0x80 || raw.at(LONGITUDE) >= 0x80);
        add(quirks, ITEMS_CUT_OFF, !report.remainder().isEmpty());
    }

    /** Maker and terminal id are filled up behind in each edition; the model in 2011 by spaces, in 2019 in front. */
    private static boolean isPaddedOtherwise(Frame frame) {
        Bytes body = frame.body();
        List<Integer> widths = switch (frame.header().edition()) {
            case V2011 -> List.of(5, 8, 7);
            case V2013 -> List.of(5, 20, 7);
            case V2019 -> List.of(11, 30, 30);
        };
        int model = MAKER + widths.getFirst();
        int terminalId = model + widths.get(1);
        return isFilledOtherwise(body.slice(MAKER, widths.getFirst()))
                || isFilledOtherwise(body.slice(terminalId, widths.getLast()))
                || (frame.header().edition() == Edition.V2013 && isFilledOtherwise(body.slice(model, widths.get(1))));
    }

    private static boolean isFilledOtherwise(Bytes field) {
        int first = field.at(0);
        int last = field.at(field.length() - 1);
        boolean empty = first == 0 && last == 0;
        return first == ' ' || last == ' ' || (first == 0 && !empty);
    }

    private static void add(Set<Quirk> quirks, Quirk quirk, boolean shown) {
        if (shown) {
            quirks.add(quirk);
        }
    }
}
