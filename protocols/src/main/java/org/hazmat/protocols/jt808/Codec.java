package org.hazmat.protocols.jt808;

import java.util.List;
import org.hazmat.protocols.jt808.area.AreaKind;
import org.hazmat.protocols.jt808.message.AlarmConfirmation;
import org.hazmat.protocols.jt808.message.AreaDeletion;
import org.hazmat.protocols.jt808.message.AreaQuery;
import org.hazmat.protocols.jt808.message.AreaResponse;
import org.hazmat.protocols.jt808.message.AttributesQuery;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.CallBack;
import org.hazmat.protocols.jt808.message.CameraShot;
import org.hazmat.protocols.jt808.message.CameraShotResponse;
import org.hazmat.protocols.jt808.message.CanData;
import org.hazmat.protocols.jt808.message.CircleAreas;
import org.hazmat.protocols.jt808.message.CompressedUplink;
import org.hazmat.protocols.jt808.message.Deregistration;
import org.hazmat.protocols.jt808.message.DriverIdentity;
import org.hazmat.protocols.jt808.message.DriverQuery;
import org.hazmat.protocols.jt808.message.ElectronicWaybill;
import org.hazmat.protocols.jt808.message.EventMenu;
import org.hazmat.protocols.jt808.message.EventReport;
import org.hazmat.protocols.jt808.message.Heartbeat;
import org.hazmat.protocols.jt808.message.Information;
import org.hazmat.protocols.jt808.message.InformationMenu;
import org.hazmat.protocols.jt808.message.InformationOrder;
import org.hazmat.protocols.jt808.message.LinkCheck;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationQuery;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.LocationResponse;
import org.hazmat.protocols.jt808.message.MediaEvent;
import org.hazmat.protocols.jt808.message.MediaQuery;
import org.hazmat.protocols.jt808.message.MediaQueryResponse;
import org.hazmat.protocols.jt808.message.MediaUpload;
import org.hazmat.protocols.jt808.message.MediaUploadCommand;
import org.hazmat.protocols.jt808.message.MediaUploadResponse;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.ParameterQuery;
import org.hazmat.protocols.jt808.message.ParameterReport;
import org.hazmat.protocols.jt808.message.ParameterSetting;
import org.hazmat.protocols.jt808.message.PhoneBook;
import org.hazmat.protocols.jt808.message.PlatformGeneralResponse;
import org.hazmat.protocols.jt808.message.PolygonArea;
import org.hazmat.protocols.jt808.message.Question;
import org.hazmat.protocols.jt808.message.QuestionAnswer;
import org.hazmat.protocols.jt808.message.RecorderData;
import org.hazmat.protocols.jt808.message.RecorderQuery;
import org.hazmat.protocols.jt808.message.RecorderSetting;
import org.hazmat.protocols.jt808.message.RectangleAreas;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.jt808.message.RegistrationResponse;
import org.hazmat.protocols.jt808.message.RetransmissionRequest;
import org.hazmat.protocols.jt808.message.RouteArea;
import org.hazmat.protocols.jt808.message.RsaKey;
import org.hazmat.protocols.jt808.message.SingleMediaUpload;
import org.hazmat.protocols.jt808.message.SomeParametersQuery;
import org.hazmat.protocols.jt808.message.SoundRecording;
import org.hazmat.protocols.jt808.message.TerminalAttributes;
import org.hazmat.protocols.jt808.message.TerminalControl;
import org.hazmat.protocols.jt808.message.TerminalGeneralResponse;
import org.hazmat.protocols.jt808.message.TerminalRetransmissionRequest;
import org.hazmat.protocols.jt808.message.TextDelivery;
import org.hazmat.protocols.jt808.message.TimeQuery;
import org.hazmat.protocols.jt808.message.TimeResponse;
import org.hazmat.protocols.jt808.message.TrackingControl;
import org.hazmat.protocols.jt808.message.TransparentDownlink;
import org.hazmat.protocols.jt808.message.TransparentUplink;
import org.hazmat.protocols.jt808.message.Unknown;
import org.hazmat.protocols.jt808.message.UpgradePackage;
import org.hazmat.protocols.jt808.message.UpgradeResult;
import org.hazmat.protocols.jt808.message.VehicleControl;
import org.hazmat.protocols.jt808.message.VehicleControlResponse;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Malformed;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Reason;
import org.hazmat.protocols.wire.TextForm;
import org.hazmat.protocols.wire.TracingReader;

/** The one table of messages: which id is read as which record. */
public final class Codec {

    private Codec() {}

    /** What a frame says; an encrypted body or a lone sub-package stays {@link Unknown}. */
    public static Message read(Frame frame) {
        return read(frame, frame.header().edition());
    }

    /** The same for a session that knows better than the header: 2011 shows itself at registration only. */
    public static Message read(Frame frame, Edition edition) {
        return read(frame, edition, TextForm.GBK);
    }

    /** The same for a terminal whose texts are not, or not always, in GBK. */
    public static Message read(Frame frame, Edition edition, TextForm texts) {
        Header header = frame.header();
        boolean readable = header.encryption() == 0 && header.packageCount() <= 1;
        return readable
                ? read(header.messageId(), frame.body(), edition, texts)
                : new Unknown(header.messageId(), frame.body());
    }

    /** What a whole, plain body says; {@link BadBody} when it cannot be that message. */
    public static Message read(MessageId id, Bytes body, Edition edition) {
        return read(id, body, edition, TextForm.GBK);
    }

    static Message read(MessageId id, Bytes body, Edition edition, TextForm texts) {
        try {
            return read(id, body.reader().texts(texts), edition);
        } catch (Malformed e) {
            return new BadBody(id, body);
        }
    }

    /** Where the fields of a body stand; of a {@link BadBody} those in front of what is wrong. */
    public static List<TracingReader.Span> trace(MessageId id, Bytes body, Edition edition) {
        TracingReader reader = new TracingReader(body);
        try {
            read(id, reader, edition);
        } catch (Malformed e) {
            return reader.spans();
        }
        return reader.spans();
    }

    private static Message read(MessageId id, Reader reader, Edition edition) {
        return switch (id.value()) {
            case 0x0001 -> TerminalGeneralResponse.read(reader, edition);
            case 0x0002 -> Heartbeat.read(reader, edition);
            case 0x0003 -> Deregistration.read(reader, edition);
            case 0x0004 -> TimeQuery.read(reader, edition);
            case 0x0100 -> Registration.read(reader, edition);
            case 0x0102 -> Authentication.read(reader, edition);
            case 0x0200 -> LocationReport.read(reader, edition);
            case 0x0704 -> LocationBatch.read(reader, edition);
            case 0x8001 -> PlatformGeneralResponse.read(reader, edition);
            case 0x8004 -> TimeResponse.read(reader, edition);
            case 0x8100 -> RegistrationResponse.read(reader, edition);
            default -> whole(reader, id.value() < 0x8000 ? uplink(id, reader, edition) : downlink(id, reader, edition));
        };
    }

    /** What terminals send besides the messages of every day. */
    private static Message uplink(MessageId id, Reader reader, Edition edition) {
        return switch (id.value()) {
            case 0x0005 -> TerminalRetransmissionRequest.read(reader, edition);
            case 0x0104 -> ParameterReport.read(reader, edition);
            case 0x0107 -> TerminalAttributes.read(reader, edition);
            case 0x0108 -> UpgradeResult.read(reader, edition);
            case 0x0201 -> LocationResponse.read(reader, edition);
            case 0x0301 -> EventReport.read(reader, edition);
            case 0x0302 -> QuestionAnswer.read(reader, edition);
            case 0x0303 -> InformationOrder.read(reader, edition);
            case 0x0500 -> VehicleControlResponse.read(reader, edition);
            case 0x0608 -> AreaResponse.read(reader, edition);
            case 0x0700 -> RecorderData.read(reader, edition);
            case 0x0701 -> ElectronicWaybill.read(reader, edition);
            case 0x0702 -> DriverIdentity.read(reader, edition);
            case 0x0705 -> CanData.read(reader, edition);
            case 0x0800 -> MediaEvent.read(reader, edition);
            case 0x0801 -> MediaUpload.read(reader, edition);
            case 0x0802 -> MediaQueryResponse.read(reader, edition);
            case 0x0805 -> CameraShotResponse.read(reader, edition);
            case 0x0900 -> TransparentUplink.read(reader, edition);
            case 0x0901 -> CompressedUplink.read(reader, edition);
            case 0x0A00 -> RsaKey.read(id, reader);
            default -> new Unknown(id, reader.rest());
        };
    }

    /** What platforms send. */
    private static Message downlink(MessageId id, Reader reader, Edition edition) {
        return switch (id.value()) {
            case 0x8003 -> RetransmissionRequest.read(reader, edition);
            case 0x8103 -> ParameterSetting.read(reader, edition);
            case 0x8104 -> ParameterQuery.read(reader, edition);
            case 0x8105 -> TerminalControl.read(reader, edition);
            case 0x8106 -> SomeParametersQuery.read(reader, edition);
            case 0x8107 -> AttributesQuery.read(reader, edition);
            case 0x8108 -> UpgradePackage.read(reader, edition);
            case 0x8201 -> LocationQuery.read(reader, edition);
            case 0x8202 -> TrackingControl.read(reader, edition);
            case 0x8203 -> AlarmConfirmation.read(reader, edition);
            case 0x8204 -> LinkCheck.read(reader, edition);
            case 0x8300 -> TextDelivery.read(reader, edition);
            case 0x8301 -> EventMenu.read(reader, edition);
            case 0x8302 -> Question.read(reader, edition);
            case 0x8303 -> InformationMenu.read(reader, edition);
            case 0x8304 -> Information.read(reader, edition);
            case 0x8400 -> CallBack.read(reader, edition);
            case 0x8401 -> PhoneBook.read(reader, edition);
            case 0x8500 -> VehicleControl.read(reader, edition);
            case 0x8600 -> CircleAreas.read(reader, edition);
            case 0x8601, 0x8603, 0x8605, 0x8607 -> AreaDeletion.read(AreaKind.ofDeletion(id), reader);
            case 0x8602 -> RectangleAreas.read(reader, edition);
            case 0x8604 -> PolygonArea.read(reader, edition);
            case 0x8606 -> RouteArea.read(reader, edition);
            case 0x8608 -> AreaQuery.read(reader, edition);
            case 0x8700 -> RecorderQuery.read(reader, edition);
            case 0x8701 -> RecorderSetting.read(reader, edition);
            case 0x8702 -> DriverQuery.read(reader, edition);
            case 0x8800 -> MediaUploadResponse.read(reader, edition);
            case 0x8801 -> CameraShot.read(reader, edition);
            case 0x8802 -> MediaQuery.read(reader, edition);
            case 0x8803 -> MediaUploadCommand.read(reader, edition);
            case 0x8804 -> SoundRecording.read(reader, edition);
            case 0x8805 -> SingleMediaUpload.read(reader, edition);
            case 0x8900 -> TransparentDownlink.read(reader, edition);
            case 0x8A00 -> RsaKey.read(id, reader);
            default -> new Unknown(id, reader.rest());
        };
    }

    /** Octets behind the last field say that the body is another message's, or another edition's. */
    private static Message whole(Reader reader, Message message) {
        if (reader.remaining() > 0) {
            throw Malformed.because(Reason.BAD_BODY);
        }
        return message;
    }
}
