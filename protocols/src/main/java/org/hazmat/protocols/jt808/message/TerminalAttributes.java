package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * What the terminal is (查询终端属性应答), from 2013 on.
 *
 * @param type bits: 0 passenger, 1 dangerous goods, 2 freight, 3 taxi, 6 with hard disk, 7 in parts, 8 trailer (2019)
 * @param maker 制造商 ID: 5 octets in 2019 too
 * @param model 终端型号: 20 octets, from 2019 on 30
 * @param terminalId 终端 ID: 7 octets, from 2019 on 30
 * @param iccid of the SIM card, 10 octets: digits by rule, yet some terminals send others
 * @param hardware version
 * @param firmware version
 * @param gnss bits: 0 GPS, 1 BeiDou, 2 GLONASS, 3 Galileo
 * @param network bits: 0 GPRS, 1 CDMA, 2 TD-SCDMA, 3 WCDMA, 4 CDMA2000, 5 TD-LTE, 7 other
 */
public record TerminalAttributes(
        int type,
        String maker,
        String model,
        String terminalId,
        Bytes iccid,
        String hardware,
        String firmware,
        int gnss,
        int network)
        implements Message {

    public static final MessageId ID = MessageId.of(0x0107);

    private static final int MAKER = 5;
    private static final int WIDE_MAKER = 11;
    private static final int ICCID = 10;

    public TerminalAttributes {
        if (iccid.length() != ICCID) {
            throw new IllegalArgumentException("An ICCID has 10 octets, not " + iccid.length());
        }
    }

    /** 2019 leaves the maker at 5 octets here, yet some terminals send the 11 of their registration. */
    public static TerminalAttributes read(Reader reader, Edition edition) {
        boolean wide = edition == Edition.V2019;
        boolean wideMaker = wide && !ends(reader.ahead(), MAKER) && ends(reader.ahead(), WIDE_MAKER);
        return new TerminalAttributes(
                reader.u16(),
                reader.text(wideMaker ? WIDE_MAKER : MAKER),
                reader.text(wide ? 30 : 20),
                reader.text(wide ? 30 : 7),
                reader.bytes(ICCID),
                reader.countedText(),
                reader.countedText(),
                reader.u8(),
                reader.u8());
    }

    /** Whether the two counts of 2019 lead exactly to the end when the maker is so wide. */
    private static boolean ends(Bytes body, int maker) {
        int hardware = 2 + maker + 30 + 30 + ICCID;
        int firmware = hardware < body.length() ? hardware + 1 + body.at(hardware) : body.length();
        return firmware < body.length() && firmware + 1 + body.at(firmware) + 2 == body.length();
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u16(type).padded(maker, MAKER);
        writer.padded(model, edition == Edition.V2019 ? 30 : 20);
        writer.padded(terminalId, edition == Edition.V2019 ? 30 : 7);
        writer.bytes(iccid).countedText(hardware).countedText(firmware).u8(gnss).u8(network);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
