package org.hazmat.geocore.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Something that a vehicle's terminal told besides where it is (车辆事件).
 *
 * @param id derived from vehicle, kind and content: told again, it is the same event
 * @param time the terminal's own where it tells one, otherwise the receive time
 * @param data what was told, as a JSON object
 */
public record VehicleEvent(VehicleId vehicle, String id, Kind kind, Instant time, Instant receivedAt, String data) {

    /** What kind of thing it is. */
    public enum Kind {
        /** A driver's card was put in or taken out (驾驶员身份, 0x0702). */
        DRIVER("driver"),
        /** An electronic waybill (电子运单, 0x0701). */
        WAYBILL("waybill"),
        /** Frames of the CAN bus (CAN 总线数据, 0x0705). */
        CAN("can"),
        /** A picture, sound or video was recorded (多媒体事件, 0x0800), or has arrived (0x0801). */
        MEDIA("media");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Throws {@link IllegalArgumentException} when there is no such word. */
        public static Kind ofWord(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no vehicle event is a " + word);
        }
    }

    /**
     * An event with the id that its content gives it.
     *
     * @param content body of the message
     */
    public static VehicleEvent of(
            VehicleId vehicle, Kind kind, Instant time, Instant receivedAt, Digest content, String data) {
        String identity = vehicle + "\n" + kind.word() + "\n" + content;
        String id = Digest.of(identity.getBytes(StandardCharsets.UTF_8)).toString();
        return new VehicleEvent(vehicle, id, kind, time, receivedAt, data);
    }
}
