package org.hazmat.protocols.jt808;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hazmat.protocols.jt808.area.AreaTerms;
import org.hazmat.protocols.jt808.area.Circle;
import org.hazmat.protocols.jt808.area.Rectangle;
import org.hazmat.protocols.jt808.area.RouteCorner;
import org.hazmat.protocols.jt808.area.SpeedLimit;
import org.hazmat.protocols.jt808.area.TimeWindow;
import org.hazmat.protocols.jt808.message.AreaDeletion;
import org.hazmat.protocols.jt808.message.AreaQuery;
import org.hazmat.protocols.jt808.message.AreaResponse;
import org.hazmat.protocols.jt808.message.CircleAreas;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PolygonArea;
import org.hazmat.protocols.jt808.message.RectangleAreas;
import org.hazmat.protocols.jt808.message.RouteArea;

/** Areas and routes in the words of the project that asserts something about them; its coordinates are magnitudes. */
final class AreaWords {

    private AreaWords() {}

    static void put(Map<String, Object> words, Message message) {
        switch (message) {
            case CircleAreas m -> {
                words.put("setting_area_property", m.action());
                words.put("area_count", m.areas().size());
                for (int i = 0; i < m.areas().size(); i++) {
                    circle(words, "area_items[" + i + "].", m.areas().get(i));
                }
            }
            case RectangleAreas m -> {
                words.put("setting_area_property", m.action());
                words.put("area_count", m.areas().size());
                for (int i = 0; i < m.areas().size(); i++) {
                    rectangle(words, "area_items[" + i + "].", m.areas().get(i));
                }
            }
            case PolygonArea m -> {
                words.put("area_id", m.areaId());
                words.put("area_name", m.name());
                terms(words, "", m.terms());
                words.put("peak_items.count", m.vertices().size());
                for (int i = 0; i < m.vertices().size(); i++) {
                    words.put(
                            "peak_items[" + i + "].lat",
                            BigDecimal.valueOf(Math.abs(m.vertices().get(i).latitude()), 6));
                    words.put(
                            "peak_items[" + i + "].lon",
                            BigDecimal.valueOf(Math.abs(m.vertices().get(i).longitude()), 6));
                    words.put(
                            "peak_items[" + i + "].lat_e6",
                            Math.abs(m.vertices().get(i).latitude()));
                    words.put(
                            "peak_items[" + i + "].lon_e6",
                            Math.abs(m.vertices().get(i).longitude()));
                }
            }
            case RouteArea m -> {
                words.put("route_id", m.routeId());
                words.put("route_property", m.property());
                words.put("route_name", m.name());
                window(words, "", m.window());
                words.put("inflection_point_items.count", m.corners().size());
                for (int i = 0; i < m.corners().size(); i++) {
                    corner(
                            words,
                            "inflection_point_items[" + i + "].",
                            m.corners().get(i));
                }
            }
            case AreaDeletion m -> {
                words.put("area_count", m.areaIds().size());
                ids(words, "area_ids", m.areaIds());
            }
            case AreaQuery m -> {
                words.put("query_type", m.type());
                words.put("count", m.areaIds().size());
                ids(words, "ids", m.areaIds());
            }
            case AreaResponse m -> {
                words.put("query_type", m.type());
                words.put("count", m.count());
                m.settings().ifPresent(settings -> settings(words, settings));
            }
            default -> {}
        }
    }

    private static void settings(Map<String, Object> words, List<Message> settings) {
        for (int i = 0; i < settings.size(); i++) {
            String prefix = "jt808_" + settings.get(i).id() + "s[" + i + "].";
            Map<String, Object> inner = new HashMap<>();
            put(inner, settings.get(i));
            inner.forEach((key, value) -> words.put(prefix + key, value));
        }
    }

    private static void ids(Map<String, Object> words, String name, List<Long> ids) {
        for (int i = 0; i < ids.size(); i++) {
            words.put(name + "[" + i + "]", ids.get(i));
        }
    }

    private static void circle(Map<String, Object> words, String prefix, Circle circle) {
        words.put(prefix + "area_id", circle.areaId());
        words.put(prefix + "center_point_lat", Math.abs(circle.centre().latitude()));
        words.put(prefix + "center_point_lng", Math.abs(circle.centre().longitude()));
        words.put(prefix + "radius", circle.radiusMetres());
        words.put(prefix + "area_name", circle.name());
        terms(words, prefix, circle.terms());
    }

    private static void rectangle(Map<String, Object> words, String prefix, Rectangle rectangle) {
        words.put(prefix + "area_id", rectangle.areaId());
        words.put(prefix + "area_name", rectangle.name());
        words.put(prefix + "up_left_point_lat", Math.abs(rectangle.topLeft().latitude()));
        words.put(prefix + "up_left_point_lng", Math.abs(rectangle.topLeft().longitude()));
        words.put(
                prefix + "low_right_point_lat", Math.abs(rectangle.bottomRight().latitude()));
        words.put(
                prefix + "low_right_point_lng", Math.abs(rectangle.bottomRight().longitude()));
        terms(words, prefix, rectangle.terms());
    }

    private static void corner(Map<String, Object> words, String prefix, RouteCorner corner) {
        words.put(prefix + "inflection_point_id", corner.cornerId());
        words.put(prefix + "inflection_point_lat", Math.abs(corner.point().latitude()));
        words.put(prefix + "inflection_point_lng", Math.abs(corner.point().longitude()));
        words.put(prefix + "section_id", corner.segmentId());
        words.put(prefix + "section_width", corner.widthMetres());
        words.put(prefix + "section_property", corner.property());
        words.put(
                prefix + "section_long_driving_threshold",
                corner.travelTime().map(t -> t.maxSeconds() + "").orElse(""));
        words.put(
                prefix + "section_driving_under_threshold",
                corner.travelTime().map(t -> t.minSeconds() + "").orElse(""));
        limit(words, prefix + "section_highest_speed", prefix + "section_overspeed_duration", corner.limit());
        corner.limit().ifPresent(limit -> words.put(prefix + "night_maximum_speed", limit.nightMaxKmh()));
    }

    private static void terms(Map<String, Object> words, String prefix, AreaTerms terms) {
        words.put(prefix + "area_property", terms.property());
        window(words, prefix, terms.window());
        limit(words, prefix + "highest_speed", prefix + "overspeed_duration", terms.limit());
        words.put(
                prefix + "night_maximum_speed",
                terms.limit().map(SpeedLimit::nightMaxKmh).orElse(0));
    }

    private static void window(Map<String, Object> words, String prefix, Optional<TimeWindow> window) {
        words.put(
                prefix + "start_time",
                window.map(w -> AssertedWords.clock(w.start().digits())).orElse(""));
        words.put(
                prefix + "end_time",
                window.map(w -> AssertedWords.clock(w.end().digits())).orElse(""));
    }

    private static void limit(Map<String, Object> words, String speed, String duration, Optional<SpeedLimit> limit) {
        words.put(speed, limit.map(l -> l.maxKmh() + "").orElse(""));
        words.put(duration, limit.map(l -> l.durationSeconds() + "").orElse(""));
    }
}
