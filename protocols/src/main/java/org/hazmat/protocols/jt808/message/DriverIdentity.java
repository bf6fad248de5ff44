package org.hazmat.protocols.jt808.message;

import java.util.Optional;
import java.util.OptionalInt;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.BcdDate;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Who drives (驾驶员身份信息采集上报), answered by 0x8001.
 *
 * @param event when the card went in or out, from 2013 on; 2011 sends the driver alone
 * @param driver as the card says; only of a card that was read
 * @param remainder what vendors put behind it
 */
public record DriverIdentity(Optional<CardEvent> event, Optional<Driver> driver, Bytes remainder) implements Message {

    public static final MessageId ID = MessageId.of(0x0702);

    /**
     * A card in the reader (IC 卡).
     *
     * @param status 1 put in, on duty; 2 taken out, off duty
     * @param time GMT+8
     * @param result of reading a card that was put in: 0 read, 1 not authentic, 2 locked, 3 taken out, 4 check failed
     */
    public record CardEvent(int status, BcdTime time, OptionalInt result) {}

    /**
     * A driver (驾驶员).
     *
     * @param certificate 从业资格证编码
     * @param issuer 发证机构名称
     * @param expiry of the certificate, from 2013 on
     * @param identityCard 身份证编号, in 2011 and 2019, else empty
     */
    public record Driver(
            String name, String certificate, String issuer, Optional<BcdDate> expiry, String identityCard) {}

    private static final int INSERTED = 1;
    private static final int READ = 0;

    public static DriverIdentity read(Reader reader, Edition edition) {
        if (edition == Edition.V2011 || (edition == Edition.V2013 && isOf2011(reader))) {
            return new DriverIdentity(Optional.empty(), Optional.of(driverOf2011(reader)), reader.rest());
        }
        int status = reader.u8();
        BcdTime time = BinaryClock.time(reader.bcd(6));
        boolean hasResult = status == INSERTED || reader.remaining() > 0;
        OptionalInt result = hasResult ? OptionalInt.of(reader.u8()) : OptionalInt.empty();
        boolean hasDriver = (status == INSERTED && result.equals(OptionalInt.of(READ))) || reader.remaining() > 0;
        Optional<Driver> driver = hasDriver ? Optional.of(driver(reader, edition)) : Optional.empty();
        return new DriverIdentity(Optional.of(new CardEvent(status, time, result)), driver, reader.rest());
    }

    private static Driver driver(Reader reader, Edition edition) {
        return new Driver(
                reader.countedText(),
                reader.text(20),
                reader.countedText(),
                Optional.of(BinaryClock.date((int) reader.bcd(4))),
                edition == Edition.V2019 ? reader.text(20) : "");
    }

    private static Driver driverOf2011(Reader reader) {
        String name = reader.countedText();
        String identityCard = reader.text(20);
        String certificate = reader.text(40);
        return new Driver(name, certificate, reader.countedText(), Optional.empty(), identityCard);
    }

    /** Headers of 2011 and 2013 are alike, but here stands no time, and both counts lead to the end. */
    private static boolean isOf2011(Reader reader) {
        Bytes body = reader.ahead();
        if (body.length() < 62) {
            return false;
        }
        int issuer = 1 + body.at(0) + 60;
        boolean fits = issuer < body.length() && issuer + 1 + body.at(issuer) == body.length();
        return fits && new BcdTime(body.slice(1, 6).reader().bcd(6)).instant().isEmpty();
    }

    @Override
    public void write(Writer writer, Edition edition) {
        if (edition == Edition.V2011) {
            driver.ifPresent(d -> writer.countedText(d.name())
                    .padded(d.identityCard(), 20)
                    .padded(d.certificate(), 40)
                    .countedText(d.issuer()));
        } else {
            event.ifPresent(e -> {
                writer.u8(e.status()).bcd(e.time().digits(), 6);
                e.result().ifPresent(writer::u8);
            });
            driver.ifPresent(d -> write(writer, d, edition));
        }
        writer.bytes(remainder);
    }

    private static void write(Writer writer, Driver driver, Edition edition) {
        writer.countedText(driver.name()).padded(driver.certificate(), 20).countedText(driver.issuer());
        writer.bcd(driver.expiry().map(date -> date.digits() & 0xFFFF_FFFFL).orElse(0L), 4);
        if (edition == Edition.V2019) {
            writer.padded(driver.identityCard(), 20);
        }
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
