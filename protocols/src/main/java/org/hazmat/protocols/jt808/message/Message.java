package org.hazmat.protocols.jt808.message;

import java.util.Locale;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Writer;

/** A message body (消息体), decoded. */
public sealed interface Message
        permits AlarmConfirmation,
                AreaDeletion,
                AreaQuery,
                AreaResponse,
                AttributesQuery,
                Authentication,
                BadBody,
                CallBack,
                CameraShot,
                CameraShotResponse,
                CanData,
                CircleAreas,
                CompressedUplink,
                Deregistration,
                DriverIdentity,
                DriverQuery,
                ElectronicWaybill,
                EventMenu,
                EventReport,
                Heartbeat,
                Information,
                InformationMenu,
                InformationOrder,
                LinkCheck,
                LocationBatch,
                LocationQuery,
                LocationReport,
                LocationResponse,
                MediaEvent,
                MediaQuery,
                MediaQueryResponse,
                MediaUpload,
                MediaUploadCommand,
                MediaUploadResponse,
                ParameterQuery,
                ParameterReport,
                ParameterSetting,
                PhoneBook,
                PlatformGeneralResponse,
                PolygonArea,
                Question,
                QuestionAnswer,
                RecorderData,
                RecorderQuery,
                RecorderSetting,
                RectangleAreas,
                Registration,
                RegistrationResponse,
                RetransmissionRequest,
                RouteArea,
                RsaKey,
                SingleMediaUpload,
                SomeParametersQuery,
                SoundRecording,
                TerminalAttributes,
                TerminalControl,
                TerminalGeneralResponse,
                TerminalRetransmissionRequest,
                TextDelivery,
                TimeQuery,
                TimeResponse,
                TrackingControl,
                TransparentDownlink,
                TransparentUplink,
                Unknown,
                UpgradePackage,
                UpgradeResult,
                VehicleControl,
                VehicleControlResponse {

    MessageId id();

    /** Writes the body as that edition lays it out. */
    void write(Writer writer, Edition edition);

    /** The record's name in lower kebab case, such as {@code location-report}; some messages have a field {@code name}. */
    default String word() {
        String words = getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1");
        return words.toLowerCase(Locale.ROOT);
    }
}
