package org.hazmat.gateway.command;

import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.json.Fields;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.media.Picture;
import org.hazmat.protocols.jt808.message.CameraShot;
import org.hazmat.protocols.jt808.message.CameraShotResponse;
import org.hazmat.protocols.jt808.message.Message;

/** Takes pictures or video (摄像头立即拍摄), answered by 0x0805; terminals of 2011 say but that they have understood. */
record Photo(CameraShot shot) implements Command {
    private static final int STOP = 0;
    private static final int VIDEO = 0xFFFF;
    private static final List<String> RESOLUTIONS =
            List.of("320x240", "640x480", "800x600", "1024x768", "176x144", "352x288", "704x288", "704x576");

    static Photo read(Fields fields) {
        int command = fields.flag("stop")
                ? STOP
                : fields.flag("video") ? VIDEO : Words.number(fields, "count", 1, VIDEO - 1, 1);
        Picture picture = new Picture(
                Words.index(fields, "resolution", RESOLUTIONS, 1) + 1,
                Words.number(fields, "quality", 1, 10, 5),
                Words.number(fields, "brightness", 0, 255, 128),
                Words.number(fields, "contrast", 0, 127, 64),
                Words.number(fields, "saturation", 0, 127, 64),
                Words.number(fields, "chroma", 0, 255, 128));
        return new Photo(new CameraShot(
                Words.number(fields, "channel", 1, 255, 1),
                command,
                Words.number(fields, "seconds", 0, 0xFFFF, 0),
                fields.flag("save") ? 1 : 0,
                picture));
    }

    @Override
    public List<Message> messages(Edition edition) {
        return List.of(shot);
    }

    @Override
    public Optional<MessageId> answer(Edition edition) {
        return edition.atLeast(Edition.V2013) ? Optional.of(CameraShotResponse.ID) : Optional.empty();
    }

    @Override
    public boolean isOnce() {
        return true;
    }
}
