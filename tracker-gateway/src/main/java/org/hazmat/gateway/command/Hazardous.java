package org.hazmat.gateway.command;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.json.Fields;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.TerminalControl;
import org.hazmat.protocols.jt808.message.TransparentDownlink;
import org.hazmat.protocols.jt808.message.UpgradePackage;
import org.hazmat.protocols.jt808.message.UpgradeResult;
import org.hazmat.protocols.jt808.message.VehicleControl;
import org.hazmat.protocols.jt808.message.VehicleControlResponse;
import org.hazmat.protocols.wire.Bytes;

/** Commands that act on the terminal or the vehicle itself: off until configured, never without a second person, never twice. */
sealed interface Hazardous extends Command {
    @Override
    default boolean isOnce() {
        return true;
    }

    /** Controls the terminal (终端控制). */
    record Control(TerminalControl message) implements Hazardous {
        private static final List<String> ACTIONS =
                List.of("upgrade", "connect", "power-off", "reset", "factory-reset", "close-data-link", "close-radio");

        static Control read(Fields fields) {
            int command = Words.index(fields, "action", ACTIONS) + 1;
            String arguments = fields.has("arguments") ? Gbk.text(fields, "arguments", 1000) : "";
            return new Control(TerminalControl.of(command, arguments));
        }

        @Override
        public List<Message> messages(Edition edition) {
            return List.of(message);
        }

        @Override
        public Optional<Danger> danger() {
            return Optional.of(Danger.CONTROL);
        }
    }

    /** New software for the terminal (下发终端升级包). */
    record Upgrade(UpgradePackage message) implements Hazardous {
        private static final List<String> TARGETS = List.of("terminal", "ic-card-reader", "beidou");
        private static final int[] TYPES = {0, 12, 52};

        static Upgrade read(Fields fields) {
            return new Upgrade(new UpgradePackage(
                    TYPES[Words.index(fields, "target", TARGETS, 0)],
                    Gbk.text(fields, "maker", 5),
                    Gbk.text(fields, "version", 255),
                    software(fields)));
        }

        private static Bytes software(Fields fields) {
            try {
                return Bytes.wrap(
                        Base64.getDecoder().decode(fields.node("software").asText()));
            } catch (IllegalArgumentException e) {
                throw fields.invalid("software", "the software is written in base64");
            }
        }

        @Override
        public List<Message> messages(Edition edition) {
            Editions.since(Edition.V2013, edition);
            return List.of(message);
        }

        @Override
        public Optional<MessageId> answer(Edition edition) {
            return Optional.of(UpgradeResult.ID);
        }

        @Override
        public Duration patience() {
            return Duration.ofMinutes(30);
        }

        @Override
        public Optional<Danger> danger() {
            return Optional.of(Danger.UPGRADE);
        }
    }

    /** Locks or unlocks the doors (车辆控制), which the editions say the other way round. */
    record Door(boolean lock) implements Hazardous {
        static Door read(Fields fields) {
            fields.node("lock");
            return new Door(fields.flag("lock"));
        }

        @Override
        public List<Message> messages(Edition edition) {
            Bytes parameter = lock ? VehicleControl.LOCK : VehicleControl.OPEN;
            VehicleControl.Control doors = new VehicleControl.Control(VehicleControl.DOORS, parameter);
            return List.of(
                    edition == Edition.V2019
                            ? new VehicleControl(0, List.of(doors))
                            : new VehicleControl(lock ? 1 : 0, List.of()));
        }

        @Override
        public Optional<MessageId> answer(Edition edition) {
            return Optional.of(VehicleControlResponse.ID);
        }

        @Override
        public Optional<Danger> danger() {
            return Optional.of(Danger.DOOR);
        }
    }

    /** Data for something behind the terminal (数据下行透传). */
    record Transparent(TransparentDownlink message) implements Hazardous {
        static Transparent read(Fields fields) {
            return new Transparent(
                    new TransparentDownlink(fields.integer("dataType", 0, 255), Words.octets(fields, "data")));
        }

        @Override
        public List<Message> messages(Edition edition) {
            return List.of(message);
        }

        @Override
        public Optional<Danger> danger() {
            return Optional.of(Danger.TRANSPARENT);
        }
    }
}
