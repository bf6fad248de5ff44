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
                Authentication,
                BadBody,
                CameraShot,
                CameraShotResponse,
                CircleAreas,
                Deregistration,
                DriverIdentity,
                DriverQuery,
                ElectronicWaybill,
                Heartbeat,
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
                PlatformGeneralResponse,
                PolygonArea,
                RectangleAreas,
                Registration,
                RegistrationResponse,
                RouteArea,
                SingleMediaUpload,
                SomeParametersQuery,
                SoundRecording,
                TerminalGeneralResponse,
                TextDelivery,
                TimeQuery,
                TimeResponse,
                TrackingControl,
                Unknown {

    MessageId id();

    /** Writes the body as that edition lays it out. */
    void write(Writer writer, Edition edition);

    /** The record's name in lower kebab case, such as {@code location-report}. */
    default String name() {
        String words = getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1");
        return words.toLowerCase(Locale.ROOT);
    }
}
