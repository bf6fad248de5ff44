package org.hazmat.gateway.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hazmat.gateway.journal.Arrival;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleEvent;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.media.Media;
import org.hazmat.protocols.jt808.message.AreaResponse;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.CameraShotResponse;
import org.hazmat.protocols.jt808.message.CanData;
import org.hazmat.protocols.jt808.message.CompressedUplink;
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
import org.hazmat.protocols.jt808.message.MediaUpload;
import org.hazmat.protocols.jt808.message.MediaUploadResponse;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.ParameterReport;
import org.hazmat.protocols.jt808.message.PlatformGeneralResponse;
import org.hazmat.protocols.jt808.message.QuestionAnswer;
import org.hazmat.protocols.jt808.message.RecorderData;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.jt808.message.RsaKey;
import org.hazmat.protocols.jt808.message.TerminalAttributes;
import org.hazmat.protocols.jt808.message.TerminalGeneralResponse;
import org.hazmat.protocols.jt808.message.TerminalRetransmissionRequest;
import org.hazmat.protocols.jt808.message.TimeQuery;
import org.hazmat.protocols.jt808.message.TransparentUplink;
import org.hazmat.protocols.jt808.message.Unknown;
import org.hazmat.protocols.jt808.message.UpgradeResult;
import org.hazmat.protocols.jt808.message.VehicleControlResponse;

/**
 * What of an authenticated terminal's message is kept, and what it is answered once that is durable.
 *
 * @param told what it tells
 * @param result of 0x8001
 * @param then what it is told besides
 */
record Uplink(Arrival.Told told, int result, List<Message> then) {
    private static final Uplink UNSUPPORTED =
            new Uplink(Arrival.Told.NOTHING, PlatformGeneralResponse.UNSUPPORTED, List.of());

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
            MediaUpload.ID,
            ParameterReport.ID,
            TerminalAttributes.ID,
            UpgradeResult.ID,
            EventReport.ID,
            QuestionAnswer.ID,
            InformationOrder.ID,
            VehicleControlResponse.ID,
            AreaResponse.ID,
            RecorderData.ID,
            MediaQueryResponse.ID,
            CameraShotResponse.ID,
            TransparentUplink.ID,
            CompressedUplink.ID,
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

    static Uplink of(VehicleId vehicle, Received received, Reading.Coordinates coordinates) {
        Instant now = received.at();
        Message message = received.message();
        List<VehicleEvent> events = Events.of(vehicle, message, received.body(), now);
        return switch (message) {
            case LocationReport report -> kept(List.of(Fixes.of(report, coordinates)), events);
            case LocationResponse response -> kept(List.of(Fixes.of(response.report(), coordinates)), events);
            case LocationBatch batch -> kept(Fixes.of(batch, coordinates), events);
            case VehicleControlResponse response -> kept(List.of(Fixes.of(response.report(), coordinates)), events);
            case MediaUpload upload -> uploaded(vehicle, upload.media(), now);
            // Encrypted, or of an id without a record.
            case Unknown unknown -> UNSUPPORTED;
            default -> isSupported(message.id()) ? kept(List.of(), events) : UNSUPPORTED;
        };
    }

    /** A sub-package of an upload; {@code whole} is what was uploaded when it is the last one. */
    static Uplink ofUpload(VehicleId vehicle, Optional<Media> whole, Instant now) {
        return whole.map(media -> uploaded(vehicle, media, now)).orElse(kept(List.of(), List.of()));
    }

    /** The octets stay in the journal; that they came is told of the vehicle. */
    private static Uplink uploaded(VehicleId vehicle, Media media, Instant now) {
        VehicleEvent event = Events.uploaded(vehicle, media, now);
        Arrival.Told told = new Arrival.Told(List.of(), List.of(event));
        return new Uplink(
                told, PlatformGeneralResponse.OK, List.of(new MediaUploadResponse(media.mediaId(), List.of())));
    }

    private static Uplink kept(List<Fix> fixes, List<VehicleEvent> events) {
        return new Uplink(new Arrival.Told(fixes, events), PlatformGeneralResponse.OK, List.of());
    }
}
