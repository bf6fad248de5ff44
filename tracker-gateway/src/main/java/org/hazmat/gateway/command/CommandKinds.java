package org.hazmat.gateway.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hazmat.geocore.json.Fields;

/** The one table of commands: which {@code type} of a request is read as which record, and which fields it has. */
final class CommandKinds {
    private static final List<String> COMMON = List.of("type", "ttlSeconds");

    private final Map<String, Kind> byType = new TreeMap<>();

    private record Kind(Function<Fields, Command> reading, List<String> fields) {}

    CommandKinds(Catalogue catalogue) {
        kind("text", TextReminder::read, "text category display speak advertise violation");
        kind("locate", fields -> new Query.Locate(), "");
        kind("attributes", fields -> new Query.Attributes(), "");
        kind("driver", fields -> new Query.Driver(), "");
        kind("query-parameters", Query.Parameters::read, "ids");
        kind("query-areas", Query.Areas::read, "shape zones");
        kind("media-query", Query.Media::read, "mediaType channel event from to");
        kind("recorder", Query.Recorder::read, "recorderCommand data");
        kind("question", Query.ToDriver::read, "text urgent speak advertise choices");
        kind("track", Instruction::track, "intervalSeconds validSeconds");
        kind("parameters", Instruction.Parameters::read, "parameters");
        kind("link-check", Instruction::linkCheck, "");
        kind("confirm-alarm", Instruction::confirmAlarm, "alarms alarmSerialNumber");
        kind("phone-book", Instruction::phoneBook, "action contacts");
        kind("call-back", Instruction::callBack, "phoneNumber listen");
        kind("record-sound", Instruction::recordSound, "stop seconds save sampleRate");
        kind("media-upload", Instruction::mediaUpload, "mediaId mediaType channel event from to delete");
        kind("recorder-setting", Instruction::recorderSetting, "recorderCommand data");
        kind("event-menu", Instruction::eventMenu, "action entries");
        kind("information-menu", Instruction::informationMenu, "action entries");
        kind("information", Instruction::information, "informationType text");
        kind(
                "photo",
                Photo::read,
                "channel count video stop seconds save resolution quality brightness contrast saturation chroma");
        kind("areas", fields -> AreasSetting.read(fields, catalogue), "zones action rule");
        kind("delete-areas", Instruction.DeleteAreas::read, "shape zones");
        kind("control", Hazardous.Control::read, "action arguments");
        kind("upgrade", Hazardous.Upgrade::read, "target maker version software");
        kind("door", Hazardous.Door::read, "lock");
        kind("transparent", Hazardous.Transparent::read, "dataType data");
    }

    private void kind(String type, Function<Fields, Command> reading, String fields) {
        List<String> names = Arrays.asList(fields.split(" ", -1));
        byType.put(
                type,
                new Kind(reading, Stream.concat(COMMON.stream(), names.stream()).toList()));
    }

    /**
     * Throws {@link org.hazmat.geocore.json.Invalid} where it cannot be understood, {@link Unfit} where no terminal can hold what
     * it names.
     */
    Command read(JsonNode request) {
        Fields fields = Fields.of(request);
        String type = fields.text("type");
        Kind kind = byType.get(type);
        if (kind == null) {
            throw fields.invalid(
                    "type", "there is no command of this type; there are: " + String.join(", ", byType.keySet()));
        }
        for (Iterator<String> names = request.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (fields.has(name) && !kind.fields().contains(name)) {
                throw fields.invalid(name, "a command of type " + type + " has no such field");
            }
        }
        return kind.reading().apply(fields);
    }
}
