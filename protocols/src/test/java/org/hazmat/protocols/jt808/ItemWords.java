package org.hazmat.protocols.jt808;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.hazmat.protocols.jt808.item.AbnormalDriving;
import org.hazmat.protocols.jt808.item.AdditionalItem;
import org.hazmat.protocols.jt808.item.AlarmScene;
import org.hazmat.protocols.jt808.item.AlarmSign;
import org.hazmat.protocols.jt808.item.BlindSpotAlarm;
import org.hazmat.protocols.jt808.item.DriverAssistanceAlarm;
import org.hazmat.protocols.jt808.item.DriverStateAlarm;
import org.hazmat.protocols.jt808.item.Fuel;
import org.hazmat.protocols.jt808.item.Mileage;
import org.hazmat.protocols.jt808.item.StorageFault;
import org.hazmat.protocols.jt808.item.TyreAlarm;
import org.hazmat.protocols.jt808.item.VideoAlarm;
import org.hazmat.protocols.jt808.item.VideoLoss;
import org.hazmat.protocols.jt808.item.VideoOcclusion;

/** Additional items in the words of the projects that assert something about them. */
final class ItemWords {

    private ItemWords() {}

    static void put(Map<String, Object> words, String prefix, AdditionalItem item) {
        String name = prefix + String.format("item_0x%02X.", item.id());
        switch (item) {
            case Mileage i -> {
                words.put(name + "mileage_raw", i.tenthsKm());
                words.put(name + "mileage_km", BigDecimal.valueOf(i.tenthsKm(), 1));
            }
            case Fuel i -> words.put(name + "oil", i.tenthsLitre());
            case VideoAlarm i -> words.put(name + "video_relate_alarm", i.bits());
            case VideoLoss i -> words.put(name + "video_signal_lose_alarm_status", i.channels());
            case VideoOcclusion i -> words.put(name + "video_signal_occlusion_alarm_status", i.channels());
            case StorageFault i -> words.put(name + "storage_fault_alarm_status", i.units());
            case AbnormalDriving i -> {
                words.put(name + "abnormal_driving_behavior_alarm_type", i.bits());
                words.put(name + "fatigue_level", i.fatigue());
            }
            default -> safety(words, name, item);
        }
    }

    private static void safety(Map<String, Object> words, String name, AdditionalItem item) {
        words.put(name + "attach_info_id", item.id());
        words.put(name + "attach_info_length", item.raw().length());
        switch (item) {
            case DriverAssistanceAlarm i -> {
                words.put(name + "alarm_or_event_type", i.type());
                words.put(name + "alarm_level", i.level());
                words.put(name + "vehicle_speed", i.front().speedKmh());
                words.put(name + "car_or_pedestrian_distance_ahead", i.front().gapTenthsSecond());
                words.put(name + "deviate_type", i.front().deviation());
                words.put(name + "road_sign_identification_type", i.sign().type());
                words.put(name + "road_sign_identification_data", i.sign().value());
                scene(words, name, i.alarmId(), i.state(), i.scene());
            }
            case DriverStateAlarm i -> {
                words.put(name + "alarm_or_event_type", i.type());
                words.put(name + "alarm_level", i.level());
                words.put(name + "fatigue", i.fatigue());
                scene(words, name, i.alarmId(), i.state(), i.scene());
            }
            case TyreAlarm i -> {
                words.put(name + "alarm_or_event_count", i.tyres().size());
                for (int n = 0; n < i.tyres().size(); n++) {
                    tyre(words, name + "alarm_or_events[" + n + "].", i.tyres().get(n));
                }
                scene(words, name, i.alarmId(), i.state(), i.scene());
            }
            case BlindSpotAlarm i -> {
                words.put(name + "alarm_or_event_type", i.type());
                scene(words, name, i.alarmId(), i.state(), i.scene());
            }
            default -> {
                words.remove(name + "attach_info_id");
                words.remove(name + "attach_info_length");
            }
        }
    }

    private static void tyre(Map<String, Object> words, String name, TyreAlarm.Tyre tyre) {
        words.put(name + "tire_pressure_alarm_position", tyre.wheel());
        words.put(name + "alarm_or_event_type", tyre.bits());
        words.put(name + "tire_pressure", tyre.pressureKpa());
        words.put(name + "tire_temperature", tyre.celsius());
        words.put(name + "battery_level", tyre.batteryPercent());
    }

    private static void scene(Map<String, Object> words, String name, long alarmId, int state, AlarmScene scene) {
        words.put(name + "alarm_id", alarmId);
        words.put(name + "flag_state", state);
        words.put(name + "speed_raw", scene.speedKmh());
        words.put(name + "altitude_m", scene.altitudeMetres());
        words.put(name + "latitude", scene.latitude());
        words.put(name + "longitude", scene.longitude());
        words.put(name + "alarm_time", AssertedWords.clock(scene.time().digits()));
        words.put(name + "vehicle_state", scene.vehicleState());
        AlarmSign sign = scene.sign();
        words.put(name + "alarm_identification.terminal_id", sign.terminalId());
        words.put(
                name + "alarm_identification.time",
                AssertedWords.clock(sign.time().digits()));
        words.put(name + "alarm_identification.sn", sign.sequence());
        words.put(name + "alarm_identification.attach_count", sign.attachments());
        if (sign.reserved().length() == 2) {
            words.put(name + "alarm_identification.retain1", sign.reserved().at(0));
            words.put(name + "alarm_identification.retain2", sign.reserved().at(1));
        }
    }

    /** The one item that a test of theirs is about. */
    static void extension(Map<String, Object> words, List<AdditionalItem> items, JsonNode expected) {
        for (AdditionalItem item : items) {
            if (item.id() == expected.path("ext_id").asInt()) {
                words.put("ext_id", item.id());
                extension(words, item);
            }
        }
    }

    private static void extension(Map<String, Object> words, AdditionalItem item) {
        switch (item) {
            case DriverAssistanceAlarm i -> {
                words.put("ext.alarm_event_type", i.type());
                words.put("ext.alarm_level", i.level());
                words.put("ext.pre_vehicle_speed", i.front().speedKmh());
                words.put("ext.pre_vehicle_or_pedestrian_distance", i.front().gapTenthsSecond());
                words.put("ext.deviation_type", i.front().deviation());
                words.put("ext.road_sign_recognition_type", i.sign().type());
                words.put("ext.road_sign_recognition_data", i.sign().value());
                extension(words, i.alarmId(), i.state(), i.scene());
            }
            case DriverStateAlarm i -> {
                words.put("ext.alarm_event_type", i.type());
                words.put("ext.alarm_level", i.level());
                words.put("ext.fatigue_level", i.fatigue());
                words.put("ext.reserved", i.reserved());
                extension(words, i.alarmId(), i.state(), i.scene());
            }
            case BlindSpotAlarm i -> {
                words.put("ext.alarm_event_type", i.type());
                extension(words, i.alarmId(), i.state(), i.scene());
            }
            default -> {}
        }
    }

    private static void extension(Map<String, Object> words, long alarmId, int state, AlarmScene scene) {
        words.put("ext.alarm_id", alarmId);
        words.put("ext.alarm_flag", state);
        words.put("ext.vehicle_speed", scene.speedKmh());
        words.put("ext.altitude_m", scene.altitudeMetres());
        words.put("ext.lat_e6", scene.latitude());
        words.put("ext.lon_e6", scene.longitude());
        words.put("ext.lat", BigDecimal.valueOf(scene.latitude(), 6));
        words.put("ext.lon", BigDecimal.valueOf(scene.longitude(), 6));
        words.put("ext.time", AssertedWords.clock(scene.time().digits()));
        words.put("ext.vehicle_status.original_value", scene.vehicleState());
        List<String> bits = List.of("acc", "left_turn", "right_turn", "wipers", "brake", "card");
        for (int bit = 0; bit < bits.size(); bit++) {
            words.put("ext.vehicle_status." + bits.get(bit), ((scene.vehicleState() >> bit) & 1) != 0);
        }
        words.put("ext.vehicle_status.location", ((scene.vehicleState() >> 10) & 1) != 0);
        words.put("ext.p9208_alarm_sign.terminal_id", scene.sign().terminalId());
        words.put(
                "ext.p9208_alarm_sign.time",
                AssertedWords.clock(scene.sign().time().digits()));
        words.put("ext.p9208_alarm_sign.serial_number", scene.sign().sequence());
        words.put("ext.p9208_alarm_sign.attach_number", scene.sign().attachments());
        words.put("ext.p9208_alarm_sign.alarm_reserve", scene.sign().reserved());
    }
}
