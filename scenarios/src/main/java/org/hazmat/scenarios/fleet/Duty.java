package org.hazmat.scenarios.fleet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.message.DriverIdentity;
import org.hazmat.protocols.jt808.message.ElectronicWaybill;
import org.hazmat.protocols.wire.BcdDate;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;

/** What a virtual terminal tells besides positions: who drives, and what is carried. All of it is invented. */
public final class Duty {
    private static final int CARD_IN = 1;
    private static final int CARD_OUT = 2;
    private static final int CARD_READ = 0;
    private static final String ISSUER = "样例交通运输局";
    private static final int EXPIRY = 0x2031_12_31;

    private Duty() {}

    /** The driver's card was put into the reader; 2011 tells the driver alone. */
    public static DriverIdentity cardIn(Identity identity, Edition edition, Instant time) {
        Optional<DriverIdentity.CardEvent> event = edition == Edition.V2011
                ? Optional.empty()
                : Optional.of(new DriverIdentity.CardEvent(CARD_IN, BcdTime.of(time), OptionalInt.of(CARD_READ)));
        return new DriverIdentity(event, Optional.of(driver(identity, edition)), Bytes.EMPTY);
    }

    /** The card was taken out; from 2013 on. */
    public static DriverIdentity cardOut(Instant time) {
        DriverIdentity.CardEvent event = new DriverIdentity.CardEvent(CARD_OUT, BcdTime.of(time), OptionalInt.empty());
        return new DriverIdentity(Optional.of(event), Optional.empty(), Bytes.EMPTY);
    }

    /** A waybill as JSON in UTF-8: the standard leaves its form to terminal and platform. */
    public static ElectronicWaybill waybill(Identity identity) {
        String json = String.format(
                "{\"id\":\"SIM-%s\",\"plate\":\"%s\",\"unNumber\":\"1203\",\"massKg\":18000}",
                identity.terminalId(), identity.plate());
        return new ElectronicWaybill(Bytes.wrap(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static DriverIdentity.Driver driver(Identity identity, Edition edition) {
        return new DriverIdentity.Driver(
                "样例驾驶员" + identity.terminalId(),
                "SIM" + identity.terminalId(),
                ISSUER,
                edition == Edition.V2011 ? Optional.empty() : Optional.of(new BcdDate(EXPIRY)),
                edition == Edition.V2013 ? "" : "SIMULATED-" + identity.terminalId());
    }
}
