package org.hazmat.gateway.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;
import org.hazmat.gateway.decode.BodyJson;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.message.CameraShotResponse;
import org.hazmat.protocols.jt808.message.LocationResponse;
import org.hazmat.protocols.jt808.message.MediaQueryResponse;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.ParameterReport;
import org.hazmat.protocols.jt808.message.QuestionAnswer;
import org.hazmat.protocols.jt808.message.RecorderData;
import org.hazmat.protocols.jt808.message.UpgradeResult;
import org.hazmat.protocols.jt808.message.VehicleControlResponse;

/** What terminals' answers say: which command they answer, and whether it was done. */
final class Answers {
    private Answers() {}

    /** The serial number of what is answered; empty where the standard gives the answer none. */
    static OptionalInt serialNumber(Message answer) {
        return switch (answer) {
            case LocationResponse m -> OptionalInt.of(m.serialNumber());
            case ParameterReport m -> OptionalInt.of(m.serialNumber());
            case CameraShotResponse m -> OptionalInt.of(m.serialNumber());
            case MediaQueryResponse m -> OptionalInt.of(m.serialNumber());
            case RecorderData m -> OptionalInt.of(m.serialNumber());
            case VehicleControlResponse m -> OptionalInt.of(m.serialNumber());
            case QuestionAnswer m -> OptionalInt.of(m.serialNumber());
            default -> OptionalInt.empty();
        };
    }

    /** Why it was not done; empty text when it was. */
    static String failure(Message answer) {
        return switch (answer) {
            case CameraShotResponse shot -> camera(shot.result());
            case UpgradeResult upgrade -> upgrade(upgrade.result());
            default -> "";
        };
    }

    private static String camera(int result) {
        return switch (result) {
            case 0 -> "";
            case 2 -> "the terminal has no such channel";
            default -> "the terminal could not take the picture";
        };
    }

    private static String upgrade(int result) {
        return switch (result) {
            case 0 -> "";
            case 2 -> "the upgrade was cancelled";
            default -> "the upgrade failed";
        };
    }

    /** What a result of 0x0001 other than 0 means. */
    static String failure(int result) {
        return switch (result) {
            case 1 -> "the terminal answered that it failed";
            case 2 -> "the terminal answered that the message is wrong";
            case 3 -> "the terminal answered that it does not support this";
            default -> "the terminal answered with the unknown result " + result;
        };
    }

    static ObjectNode json(Message answer, Edition edition) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("messageId", answer.id().toString()).put("name", answer.word());
        json.set("body", BodyJson.of(answer, edition));
        return json;
    }
}
