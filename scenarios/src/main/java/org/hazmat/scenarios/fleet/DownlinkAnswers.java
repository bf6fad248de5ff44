package org.hazmat.scenarios.fleet;

import java.util.List;
import java.util.Optional;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.media.Media;
import org.hazmat.protocols.jt808.message.AreaDeletion;
import org.hazmat.protocols.jt808.message.AreaQuery;
import org.hazmat.protocols.jt808.message.AttributesQuery;
import org.hazmat.protocols.jt808.message.CameraShot;
import org.hazmat.protocols.jt808.message.CameraShotResponse;
import org.hazmat.protocols.jt808.message.CircleAreas;
import org.hazmat.protocols.jt808.message.DriverQuery;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationQuery;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.LocationResponse;
import org.hazmat.protocols.jt808.message.MediaEvent;
import org.hazmat.protocols.jt808.message.MediaQuery;
import org.hazmat.protocols.jt808.message.MediaQueryResponse;
import org.hazmat.protocols.jt808.message.MediaUpload;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.ParameterQuery;
import org.hazmat.protocols.jt808.message.ParameterSetting;
import org.hazmat.protocols.jt808.message.PolygonArea;
import org.hazmat.protocols.jt808.message.Question;
import org.hazmat.protocols.jt808.message.QuestionAnswer;
import org.hazmat.protocols.jt808.message.RecorderData;
import org.hazmat.protocols.jt808.message.RecorderQuery;
import org.hazmat.protocols.jt808.message.RectangleAreas;
import org.hazmat.protocols.jt808.message.RouteArea;
import org.hazmat.protocols.jt808.message.RsaKey;
import org.hazmat.protocols.jt808.message.SomeParametersQuery;
import org.hazmat.protocols.jt808.message.TerminalGeneralResponse;
import org.hazmat.protocols.jt808.message.Unknown;
import org.hazmat.protocols.jt808.message.UpgradeResult;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;

/** What a terminal answers to what the platform asks of it, message by message as the standard says. */
final class DownlinkAnswers {
    private static final int ATTRIBUTES = 0x0107;
    private static final int UPGRADE = 0x8108;
    private static final int VEHICLE_CONTROL = 0x8500;
    private static final int VEHICLE_CONTROL_RESPONSE = 0x0500;
    private static final int DOORS_LOCKED = 1 << 12;
    private static final int UPLOAD_AT_ONCE = 0;
    private static final int PICTURE_OCTETS = 2500;

    private final Identity identity;
    private final Edition edition;
    private final Equipment equipment;
    private boolean locked;
    private long mediaId;

    DownlinkAnswers(Identity identity, Edition edition) {
        this.identity = identity;
        this.edition = edition;
        this.equipment = new Equipment(edition);
    }

    /** One who refuses. */
    static List<Message> refusal(Downlink asked) {
        return List.of(general(asked, TerminalGeneralResponse.FAILED));
    }

    /**
     * One who is willing.
     *
     * @param here the newest report
     */
    List<Message> to(Downlink asked, LocationReport here) {
        int serial = asked.header().serialNumber();
        return switch (asked.message()) {
            case ParameterQuery query -> List.of(equipment.all(serial));
            case SomeParametersQuery query -> List.of(equipment.report(serial, query.ids()));
            case AttributesQuery query ->
                List.of(new Unknown(MessageId.of(ATTRIBUTES), equipment.attributes(identity)));
            case LocationQuery query -> List.of(new LocationResponse(serial, here));
            case RecorderQuery query ->
                List.of(new RecorderData(serial, query.command(), equipment.recorderBlock(query.command())));
            case DriverQuery query ->
                List.of(Duty.cardIn(
                        identity, edition, here.block().time().instant().orElseThrow()));
            case AreaQuery query -> List.of(equipment.areas(query.type(), query.areaIds()));
            case Question question -> answer(asked, question);
            case CameraShot shot -> shot(asked, shot, here.block());
            case MediaQuery query -> List.of(media(serial, here.block()));
            case RsaKey key -> List.of(new RsaKey(RsaKey.OF_TERMINAL, 65_537, key.modulus()));
            default -> obeyed(asked, here);
        };
    }

    /** Commands that a general response answers, and those that have no record. */
    private List<Message> obeyed(Downlink asked, LocationReport here) {
        switch (asked.message()) {
            case ParameterSetting setting -> equipment.set(setting);
            case CircleAreas circles -> equipment.take(circles);
            case RectangleAreas rectangles -> equipment.take(rectangles);
            case PolygonArea polygon -> equipment.take(polygon);
            case RouteArea route -> equipment.take(route);
            case AreaDeletion deletion -> equipment.forget(deletion);
            default -> {}
        }
        Message ok = general(asked, TerminalGeneralResponse.OK);
        return switch (asked.message().id().value()) {
            case UPGRADE -> List.of(ok, new UpgradeResult(body(asked).at(0), 0));
            case VEHICLE_CONTROL -> List.of(doors(asked, here));
            default -> List.of(ok);
        };
    }

    /** The driver takes the first of the choices. */
    private static List<Message> answer(Downlink asked, Question question) {
        Message ok = general(asked, TerminalGeneralResponse.OK);
        return question.choices().isEmpty()
                ? List.of(ok)
                : List.of(
                        ok,
                        new QuestionAnswer(
                                asked.header().serialNumber(),
                                question.choices().getFirst().answerId()));
    }

    private List<Message> shot(Downlink asked, CameraShot shot, LocationBlock here) {
        if (edition == Edition.V2011) {
            return List.of(general(asked, TerminalGeneralResponse.OK));
        }
        Media media = new Media(++mediaId, 0, 0, 0, shot.channel());
        Message taken =
                new CameraShotResponse(asked.header().serialNumber(), CameraShotResponse.OK, List.of(media.mediaId()));
        return shot.save() == UPLOAD_AT_ONCE
                ? List.of(taken, new MediaEvent(media), picture(media, here))
                : List.of(taken, new MediaEvent(media));
    }

    private static MediaUpload picture(Media media, LocationBlock here) {
        return new MediaUpload(media, Optional.of(here), Bytes.wrap(new byte[PICTURE_OCTETS]));
    }

    private MediaQueryResponse media(int serial, LocationBlock here) {
        MediaQueryResponse.Found found = new MediaQueryResponse.Found(mediaId, 0, 1, 0, here);
        List<MediaQueryResponse.Found> all = mediaId == 0 ? List.of() : List.of(found);
        return new MediaQueryResponse(serial, all.size(), all);
    }

    /** 2013: bit 0 locks. 2019: counted controls, of which 0x0001 is the doors, and 0 locks. */
    private Message doors(Downlink asked, LocationReport here) {
        Bytes body = body(asked);
        locked = edition == Edition.V2019 ? body.at(body.length() - 1) == 0 : (body.at(0) & 1) == 1;
        LocationBlock block = here.block();
        LocationBlock now = new LocationBlock(
                block.alarm(),
                locked ? block.status() | DOORS_LOCKED : block.status() & ~DOORS_LOCKED,
                block.latitude(),
                block.longitude(),
                block.altitudeMetres(),
                block.speedTenthsKmh(),
                block.direction(),
                block.time());
        Writer writer = new Writer().u16(asked.header().serialNumber());
        LocationReport.of(now, here.items()).write(writer, edition);
        return new Unknown(MessageId.of(VEHICLE_CONTROL_RESPONSE), writer.toBytes());
    }

    private Bytes body(Downlink asked) {
        return equipment.body(asked.message());
    }

    private static Message general(Downlink asked, int result) {
        return new TerminalGeneralResponse(
                asked.header().serialNumber(), asked.message().id(), result);
    }
}
