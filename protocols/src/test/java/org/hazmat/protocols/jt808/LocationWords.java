package org.hazmat.protocols.jt808;

import java.util.Map;
import org.hazmat.protocols.jt808.message.AlarmFlag;
import org.hazmat.protocols.jt808.message.Gnss;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.StatusFlag;

/** Alarm and status bits in the words of the project that asserts them one by one. */
final class LocationWords {

    private LocationWords() {}

    static void flags(Map<String, Object> words, LocationBlock block) {
        words.put(
                "base.alarm_sign_details.over_speed_alarm",
                AlarmFlag.words(block.alarm(), Edition.V2019).contains("overspeed"));
        String status = "base.status_sign_details.";
        words.put(status + "acc", StatusFlag.ACC_ON.isSet(block.status()));
        words.put(status + "location", StatusFlag.FIXED.isSet(block.status()));
        words.put(status + "vehicle_door", StatusFlag.DOORS_LOCKED.isSet(block.status()));
        words.put(status + "vehicle_running", StatusFlag.MOVING.isSet(block.status()));
        words.put(status + "use_gps", Gnss.words(block.status(), Edition.V2019).contains("gps"));
        words.put(status + "use_bd", Gnss.words(block.status(), Edition.V2019).contains("beidou"));
    }
}
