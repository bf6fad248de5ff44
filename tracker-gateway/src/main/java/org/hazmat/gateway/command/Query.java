package org.hazmat.gateway.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.json.Fields;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.area.AreaKind;
import org.hazmat.protocols.jt808.media.MediaFilter;
import org.hazmat.protocols.jt808.message.AreaQuery;
import org.hazmat.protocols.jt808.message.AreaResponse;
import org.hazmat.protocols.jt808.message.AttributesQuery;
import org.hazmat.protocols.jt808.message.DriverIdentity;
import org.hazmat.protocols.jt808.message.DriverQuery;
import org.hazmat.protocols.jt808.message.LocationQuery;
import org.hazmat.protocols.jt808.message.LocationResponse;
import org.hazmat.protocols.jt808.message.MediaQuery;
import org.hazmat.protocols.jt808.message.MediaQueryResponse;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.ParameterQuery;
import org.hazmat.protocols.jt808.message.ParameterReport;
import org.hazmat.protocols.jt808.message.Question;
import org.hazmat.protocols.jt808.message.QuestionAnswer;
import org.hazmat.protocols.jt808.message.RecorderData;
import org.hazmat.protocols.jt808.message.RecorderQuery;
import org.hazmat.protocols.jt808.message.SomeParametersQuery;
import org.hazmat.protocols.jt808.message.TerminalAttributes;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;

/** Commands that ask for something: each is answered by a message of its own. */
sealed interface Query extends Command {
    /** The message that is asked with. */
    Message message(Edition edition);

    /** The message that answers. */
    MessageId response();

    @Override
    default List<Message> messages(Edition edition) {
        return List.of(message(edition));
    }

    @Override
    default Optional<MessageId> answer(Edition edition) {
        return Optional.of(response());
    }

    /** Where is the vehicle now? */
    record Locate() implements Query {
        @Override
        public Message message(Edition edition) {
            return new LocationQuery();
        }

        @Override
        public MessageId response() {
            return LocationResponse.ID;
        }
    }

    /** What terminal is it? */
    record Attributes() implements Query {
        @Override
        public Message message(Edition edition) {
            Editions.since(Edition.V2013, edition);
            return new AttributesQuery();
        }

        @Override
        public MessageId response() {
            return TerminalAttributes.ID;
        }
    }

    /** Who drives? */
    record Driver() implements Query {
        @Override
        public Message message(Edition edition) {
            return new DriverQuery();
        }

        @Override
        public MessageId response() {
            return DriverIdentity.ID;
        }
    }

    /**
     * How is the terminal set?
     *
     * @param ids of some parameters; none for all
     */
    record Parameters(List<Long> ids) implements Query {
        static Parameters read(Fields fields) {
            List<Long> ids = new ArrayList<>();
            for (String name : fields.texts("ids")) {
                ids.add(ParameterFields.id(fields.pointer("ids") + "/" + ids.size(), name));
            }
            if (ids.size() > 255) {
                throw fields.invalid("ids", "a terminal can be asked for at most 255 parameters at once");
            }
            return new Parameters(List.copyOf(ids));
        }

        @Override
        public Message message(Edition edition) {
            if (ids.isEmpty()) {
                return new ParameterQuery();
            }
            Editions.since(Edition.V2013, edition);
            return new SomeParametersQuery(ids);
        }

        @Override
        public MessageId response() {
            return ParameterReport.ID;
        }
    }

    /** What has the terminal recorded? */
    record Media(MediaFilter filter) implements Query {
        private static final List<String> TYPES = List.of("image", "sound", "video");
        private static final List<String> EVENTS =
                List.of("platform", "timer", "robbery", "collision", "door-open", "door-shut", "door-off", "distance");

        static Media read(Fields fields) {
            return new Media(filter(fields));
        }

        static MediaFilter filter(Fields fields) {
            return new MediaFilter(
                    Words.index(fields, "mediaType", TYPES, 0),
                    Words.number(fields, "channel", 0, 255, 0),
                    Words.index(fields, "event", EVENTS, 0),
                    time(fields, "from"),
                    time(fields, "to"));
        }

        private static BcdTime time(Fields fields, String name) {
            if (!fields.has(name)) {
                return new BcdTime(0);
            }
            return BcdTime.of(
                    fields.word(name, Media::instant, "the times with an offset, such as 2026-03-10T09:00:00+08:00"));
        }

        private static Instant instant(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public Message message(Edition edition) {
            return new MediaQuery(filter);
        }

        @Override
        public MessageId response() {
            return MediaQueryResponse.ID;
        }
    }

    /** What has the driving recorder recorded? The block is GB/T 19056's. */
    record Recorder(int command, Bytes block) implements Query {
        static Recorder read(Fields fields) {
            return new Recorder(fields.integer("recorderCommand", 0, 255), Words.octets(fields, "data"));
        }

        @Override
        public Message message(Edition edition) {
            return new RecorderQuery(command, block);
        }

        @Override
        public MessageId response() {
            return RecorderData.ID;
        }
    }

    /**
     * Which areas does the terminal hold?
     *
     * @param numbers of some areas; none for all of the kind
     */
    record Areas(AreaKind kind, List<Long> numbers) implements Query {
        static Areas read(Fields fields) {
            return new Areas(Words.constant(fields, "shape", AreaKind.class), AreaNumber.all(fields));
        }

        @Override
        public Message message(Edition edition) {
            Editions.since(Edition.V2019, edition);
            return new AreaQuery(type(), numbers);
        }

        /** As 0x8608 numbers the kinds. */
        private int type() {
            return switch (kind) {
                case CIRCLE -> 1;
                case RECTANGLE -> 2;
                case POLYGON -> 3;
                case ROUTE -> 4;
            };
        }

        @Override
        public MessageId response() {
            return AreaResponse.ID;
        }
    }

    /** A question to the driver, with the answers to choose from. */
    record ToDriver(int flags, String text, List<Question.Choice> choices) implements Query {
        private static final int EMERGENCY = 1;
        private static final int SPEAK = 1 << 3;
        private static final int ADVERTISE = 1 << 4;

        static ToDriver read(Fields fields) {
            int flags = (fields.flag("urgent") ? EMERGENCY : 0)
                    | (fields.flag("speak") ? SPEAK : 0)
                    | (fields.flag("advertise") ? ADVERTISE : 0);
            List<Question.Choice> choices = Words.objects(fields, "choices").stream()
                    .map(choice -> new Question.Choice(choice.integer("id", 0, 255), Gbk.text(choice, "text", 255)))
                    .toList();
            return new ToDriver(flags, Gbk.text(fields, "text", 255), choices);
        }

        @Override
        public Message message(Edition edition) {
            return new Question(flags, text, choices);
        }

        @Override
        public MessageId response() {
            return QuestionAnswer.ID;
        }

        @Override
        public Duration patience() {
            return Duration.ofMinutes(10);
        }
    }
}
