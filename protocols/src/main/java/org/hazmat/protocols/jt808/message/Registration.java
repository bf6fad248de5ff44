package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Terminal registration (终端注册), answered by 0x8100.
 *
 * @param province first two digits of GB/T 2260, 0 for the platform's own
 * @param city the last four digits
 * @param maker 制造商 ID: 5 octets, from 2019 on 11
 * @param model 终端型号: 8, 20 or 30 octets by edition
 * @param terminalId 终端 ID: 7 octets, from 2019 on 30
 * @param plateColor JT/T 415 or JT/T 697.7; 0 means no plate yet
 * @param plate the plate, or the VIN while there is none
 */
public record Registration(
        int province, int city, String maker, String model, String terminalId, int plateColor, String plate)
        implements Message {

    public static final MessageId ID = MessageId.of(0x0100);

    public static Registration read(Reader reader, Edition edition) {
        boolean wide = edition == Edition.V2019;
        return new Registration(
                reader.u16(),
                reader.u16(),
                reader.text(wide ? 11 : 5),
                reader.text(modelOctets(edition)),
                reader.text(wide ? 30 : 7),
                reader.u8(),
                reader.text(reader.remaining()));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u16(province).u16(city);
        switch (edition) {
            case V2011 -> writer.padded(maker, 5).spaced(model, 8).padded(terminalId, 7);
            case V2013 -> writer.padded(maker, 5).padded(model, 20).padded(terminalId, 7);
            // 2019, table 8: the model alone is filled up on the left.
            case V2019 -> writer.padded(maker, 11).leftPadded(model, 30).padded(terminalId, 30);
        }
        writer.u8(plateColor).text(plate);
    }

    @Override
    public MessageId id() {
        return ID;
    }

    private static int modelOctets(Edition edition) {
        return switch (edition) {
            case V2011 -> 8;
            case V2013 -> 20;
            case V2019 -> 30;
        };
    }
}
