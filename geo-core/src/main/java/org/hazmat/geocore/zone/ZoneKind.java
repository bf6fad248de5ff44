package org.hazmat.geocore.zone;

import java.util.Locale;

/** The legal meaning of a zone (区域类型). */
public enum ZoneKind {
    /** 禁限行路段 */
    RESTRICTED_ROAD,
    /** 禁限行区域 */
    RESTRICTED_AREA,
    /** 限速路段 */
    SPEED_SECTION,
    /** 重点路段 */
    KEY_SECTION,
    /** 危化品车辆专用停车场 */
    PARKING_LOT,
    /** 高速公路服务区 */
    SERVICE_AREA,
    /** 油气管道高后果区 (GB 32167, classes Ⅰ to Ⅲ) */
    PIPELINE_HCA,
    /** 化工园区 */
    CHEMICAL_PARK,
    /** 充装站 */
    LOADING_SITE,
    /** 检查站 */
    CHECK_POINT;

    /** The word in JSON: lower-kebab-case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Throws {@link IllegalArgumentException} when there is no such word. */
    public static ZoneKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
