package org.hazmat.gateway.terminal;

import java.util.List;
import java.util.Set;
import org.hazmat.geocore.model.Fix;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.message.AreaResponse;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.CameraShotResponse;
import org.hazmat.protocols.jt808.message.CanData;
import org.hazmat.protocols.jt808.message.Deregistration;
import org.hazmat.protocols.jt808.message.DriverIdentity;
import org.hazmat.protocols.jt808.message.ElectronicWaybill;
import org.hazmat.protocols.jt808.message.EventReport;
import org.hazmat.protocols.jt808.message.Heartbeat;
import org.hazmat.protocols.jt808.message.InformationOrder;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.LocationResponse;
import org.hazmat.protocols.jt808.message.MediaEvent;
import org.hazmat.protocols.jt808.message.MediaQueryResponse;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.ParameterReport;
import org.hazmat.protocols.jt808.message.PlatformGeneralResponse;
import org.hazmat.protocols.jt808.message.QuestionAnswer;
import org.hazmat.protocols.jt808.message.RecorderData;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.jt808.message.RsaKey;
import org.hazmat.protocols.jt808.message.TerminalGeneralResponse;
import org.hazmat.protocols.jt808.message.TerminalRetransmissionRequest;
import org.hazmat.protocols.jt808.message.TimeQuery;
import org.hazmat.protocols.jt808.message.TransparentUplink;
import org.hazmat.protocols.jt808.message.Unknown;
import org.hazmat.protocols.jt808.message.UpgradeResult;

/**
 * What of an authenticated terminal's message is kept, and what it is answered once that is durable.
 *
 * @param fixes those that the message reports
 * @param result of 0x8001
 */
record Uplink(List<Fix> fixes, int result) {
    private static final MessageId ATTRIBUTES = MessageId.of(0x0107);
    private static final MessageId VEHICLE_CONTROL_RESPONSE = MessageId.of(0x0500);

    private static final Set<MessageId> RECORDLESS = Set.of(ATTRIBUTES, VEHICLE_CONTROL_RESPONSE);

    /** All else that can be read is kept as it came and answered as not supported, well-formed or not. */
    private static final Set<MessageId> SUPPORTED = Set.of(
            TerminalGeneralResponse.ID,
            Heartbeat.ID,
            Deregistration.ID,
            TimeQuery.ID,
            TerminalRetransmissionRequest.ID,
            Registration.ID,
            Authentication.ID,
            LocationReport.ID,
            LocationBatch.ID,
            LocationResponse.ID,
            ElectronicWaybill.ID,
            DriverIdentity.ID,
            CanData.ID,
            MediaEvent.ID,
            ParameterReport.ID,
            ATTRIBUTES,
            UpgradeResult.ID,
            EventReport.ID,
            QuestionAnswer.ID,
            InformationOrder.ID,
            VEHICLE_CONTROL_RESPONSE,
            AreaResponse.ID,
            RecorderData.ID,
            MediaQueryResponse.ID,
            CameraShotResponse.ID,
            TransparentUplink.ID,
            RsaKey.OF_TERMINAL);

    static boolean isSupported(MessageId id) {
        return SUPPORTED.contains(id);
    }

    /** A message of a supported id that cannot be that message; what vendors send under a standard's id is kept instead. */
    static boolean isMalformed(Message message) {
        return message instanceof BadBody bad
                && isSupported(bad.id())
                && !bad.id().equals(ElectronicWaybill.ID);
    }

    static Uplink of(Message message) {
        return switch (message) {
            case LocationReport report -> kept(List.of(Fixes.of(report)));
            case LocationResponse response -> kept(List.of(Fixes.of(response.report())));
            case LocationBatch batch -> kept(Fixes.of(batch));
            // Encrypted, or of an id without a record.
            case Unknown unknown ->
                new Uplink(
                        List.of(),
                        RECORDLESS.contains(unknown.id())
                                ? PlatformGeneralResponse.OK
                                : PlatformGeneralResponse.UNSUPPORTED);
            default ->
                isSupported(message.id())
                        ? kept(List.of())
                        : new Uplink(List.of(), PlatformGeneralResponse.UNSUPPORTED);
        };
    }

    private static Uplink kept(List<Fix> fixes) {
        return new Uplink(fixes, PlatformGeneralResponse.OK);
    }
}
