package org.hazmat.gateway.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hazmat.geocore.json.Fields;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.area.AreaKind;
import org.hazmat.protocols.jt808.message.AlarmConfirmation;
import org.hazmat.protocols.jt808.message.AlarmFlag;
import org.hazmat.protocols.jt808.message.AreaDeletion;
import org.hazmat.protocols.jt808.message.CallBack;
import org.hazmat.protocols.jt808.message.EventMenu;
import org.hazmat.protocols.jt808.message.Information;
import org.hazmat.protocols.jt808.message.InformationMenu;
import org.hazmat.protocols.jt808.message.LinkCheck;
import org.hazmat.protocols.jt808.message.MediaUploadCommand;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.ParameterSetting;
import org.hazmat.protocols.jt808.message.PhoneBook;
import org.hazmat.protocols.jt808.message.RecorderSetting;
import org.hazmat.protocols.jt808.message.SingleMediaUpload;
import org.hazmat.protocols.jt808.message.SoundRecording;
import org.hazmat.protocols.jt808.message.TrackingControl;
import org.hazmat.protocols.jt808.parameter.Parameter;

/** Commands that are done and answered by 0x0001. */
sealed interface Instruction extends Command {
    /** What every edition is told alike. */
    record Plain(Message message, Edition since) implements Instruction {
        @Override
        public List<Message> messages(Edition edition) {
            Editions.since(since, edition);
            return List.of(message);
        }
    }

    /** Terminal parameters; those that lead to another server are dangerous. */
    record Parameters(List<Parameter> parameters) implements Instruction {
        static Parameters read(Fields fields) {
            return new Parameters(ParameterFields.read(fields));
        }

        @Override
        public List<Message> messages(Edition edition) {
            return List.of(new ParameterSetting(parameters));
        }

        @Override
        public Optional<Danger> danger() {
            return parameters.stream().anyMatch(parameter -> isServer(parameter.id()))
                    ? Optional.of(Danger.SERVER_ADDRESS)
                    : Optional.empty();
        }

        private static boolean isServer(long id) {
            return (id >= 0x0010 && id <= 0x001D) || (id >= 0x0023 && id <= 0x0026);
        }
    }

    /** Areas that the terminal shall forget; a message names at most 125. */
    record DeleteAreas(AreaKind kind, List<Long> numbers) implements Instruction {
        private static final int MOST = 125;

        static DeleteAreas read(Fields fields) {
            return new DeleteAreas(Words.constant(fields, "shape", AreaKind.class), AreaNumber.all(fields));
        }

        @Override
        public List<Message> messages(Edition edition) {
            if (numbers.isEmpty()) {
                return List.of(new AreaDeletion(kind, List.of()));
            }
            List<Message> messages = new ArrayList<>();
            for (int from = 0; from < numbers.size(); from += MOST) {
                List<Long> some = numbers.subList(from, Math.min(from + MOST, numbers.size()));
                messages.add(new AreaDeletion(kind, List.copyOf(some)));
            }
            return List.copyOf(messages);
        }
    }

    /** Denser reports for a while; interval 0 ends them. */
    static Instruction track(Fields fields) {
        int interval = fields.integer("intervalSeconds", 0, 0xFFFF);
        int valid = interval == 0 ? 0 : fields.integer("validSeconds", 1, Integer.MAX_VALUE);
        return new Plain(new TrackingControl(interval, valid), Edition.V2011);
    }

    static Instruction linkCheck(Fields fields) {
        return new Plain(new LinkCheck(), Edition.V2019);
    }

    /** Alarms that a person has seen: by their words, of one report or of all. */
    static Instruction confirmAlarm(Fields fields) {
        int types = 0;
        for (String word : fields.someTexts("alarms")) {
            types |= alarm(fields, word);
        }
        int serialNumber = Words.number(fields, "alarmSerialNumber", 0, 0xFFFF, 0);
        return new Plain(new AlarmConfirmation(serialNumber, types), Edition.V2013);
    }

    private static int alarm(Fields fields, String word) {
        List<String> confirmable = List.of(
                "emergency",
                "danger-warning",
                "area-crossed",
                "route-crossed",
                "segment-time",
                "illegal-ignition",
                "illegal-displacement");
        if (!confirmable.contains(word)) {
            throw fields.invalid("alarms", "\"" + word + "\" is none of " + String.join(", ", confirmable));
        }
        return AlarmFlag.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'))
                .mask();
    }

    static Instruction phoneBook(Fields fields) {
        int type = Words.index(fields, "action", List.of("delete-all", "replace", "add", "change"));
        List<PhoneBook.Contact> contacts = Words.objects(fields, "contacts").stream()
                .map(contact -> new PhoneBook.Contact(
                        Words.index(contact, "direction", List.of("in", "out", "both"), 2) + 1,
                        Gbk.text(contact, "number", 20),
                        Gbk.text(contact, "name", 255)))
                .toList();
        return new Plain(new PhoneBook(type, atMost(fields, "contacts", contacts)), Edition.V2011);
    }

    /** A call by the terminal; {@code listen}: without a sound of its own. */
    static Instruction callBack(Fields fields) {
        int flag = fields.flag("listen") ? 1 : 0;
        return new Plain(new CallBack(flag, Gbk.text(fields, "phoneNumber", 20)), Edition.V2011);
    }

    static Instruction recordSound(Fields fields) {
        SoundRecording recording = new SoundRecording(
                fields.flag("stop") ? 0 : 1,
                Words.number(fields, "seconds", 0, 0xFFFF, 0),
                fields.flag("save") ? 1 : 0,
                Words.index(fields, "sampleRate", List.of("8-khz", "11-khz", "23-khz", "32-khz"), 0));
        return new Plain(recording, Edition.V2011);
    }

    /** Media that the terminal has stored: one by its id, or all that fit. */
    static Instruction mediaUpload(Fields fields) {
        int delete = fields.flag("delete") ? 1 : 0;
        return fields.has("mediaId")
                ? new Plain(
                        new SingleMediaUpload(fields.integer("mediaId", 0, Integer.MAX_VALUE), delete), Edition.V2013)
                : new Plain(new MediaUploadCommand(Query.Media.filter(fields), delete), Edition.V2011);
    }

    static Instruction recorderSetting(Fields fields) {
        int command = fields.integer("recorderCommand", 0, 255);
        return new Plain(new RecorderSetting(command, Words.octets(fields, "data")), Edition.V2011);
    }

    static Instruction eventMenu(Fields fields) {
        int type = Words.index(fields, "action", List.of("delete-all", "replace", "add", "change", "delete"));
        List<EventMenu.Entry> events = Words.objects(fields, "entries").stream()
                .map(entry -> new EventMenu.Entry(entry.integer("id", 0, 255), Gbk.text(entry, "text", 255)))
                .toList();
        return new Plain(new EventMenu(type, atMost(fields, "entries", events)), Edition.V2011);
    }

    static Instruction informationMenu(Fields fields) {
        int type = Words.index(fields, "action", List.of("delete-all", "replace", "add", "change"));
        List<InformationMenu.Entry> entries = Words.objects(fields, "entries").stream()
                .map(entry -> new InformationMenu.Entry(entry.integer("id", 0, 255), Gbk.text(entry, "text", 1000)))
                .toList();
        return new Plain(new InformationMenu(type, atMost(fields, "entries", entries)), Edition.V2011);
    }

    static Instruction information(Fields fields) {
        int type = fields.integer("informationType", 0, 255);
        return new Plain(new Information(type, Gbk.text(fields, "text", 1024)), Edition.V2011);
    }

    /** A BYTE counts them. */
    private static <T> List<T> atMost(Fields fields, String name, List<T> entries) {
        if (entries.size() > 255) {
            throw fields.invalid(name, "at most 255 entries belong here");
        }
        return entries;
    }
}
