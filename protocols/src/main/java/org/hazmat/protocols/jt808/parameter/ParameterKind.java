package org.hazmat.protocols.jt808.parameter;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hazmat.protocols.jt808.Edition;

/** The one table of terminal parameters (终端参数) that the standards define; all others travel on as octets. */
public enum ParameterKind {
    HEARTBEAT_INTERVAL_SECONDS(0x0001, Form.DWORD),
    TCP_ANSWER_TIMEOUT_SECONDS(0x0002, Form.DWORD),
    TCP_RETRIES(0x0003, Form.DWORD),
    UDP_ANSWER_TIMEOUT_SECONDS(0x0004, Form.DWORD),
    UDP_RETRIES(0x0005, Form.DWORD),
    SMS_ANSWER_TIMEOUT_SECONDS(0x0006, Form.DWORD),
    SMS_RETRIES(0x0007, Form.DWORD),
    MAIN_APN(0x0010, Form.STRING),
    MAIN_USER(0x0011, Form.STRING),
    MAIN_PASSWORD(0x0012, Form.STRING),
    MAIN_SERVER(0x0013, Form.STRING),
    BACKUP_APN(0x0014, Form.STRING),
    BACKUP_USER(0x0015, Form.STRING),
    BACKUP_PASSWORD(0x0016, Form.STRING),
    BACKUP_SERVER(0x0017, Form.STRING),
    TCP_PORT(0x0018, Form.DWORD, Edition.V2011, Edition.V2013),
    UDP_PORT(0x0019, Form.DWORD, Edition.V2011, Edition.V2013),
    IC_CARD_MAIN_SERVER(0x001A, Form.STRING, Edition.V2013),
    IC_CARD_TCP_PORT(0x001B, Form.DWORD, Edition.V2013),
    IC_CARD_UDP_PORT(0x001C, Form.DWORD, Edition.V2013),
    IC_CARD_BACKUP_SERVER(0x001D, Form.STRING, Edition.V2013),
    REPORT_STRATEGY(0x0020, Form.DWORD),
    REPORT_SCHEME(0x0021, Form.DWORD),
    NOT_LOGGED_IN_INTERVAL_SECONDS(0x0022, Form.DWORD),
    SLAVE_APN(0x0023, Form.STRING, Edition.V2019),
    SLAVE_USER(0x0024, Form.STRING, Edition.V2019),
    SLAVE_PASSWORD(0x0025, Form.STRING, Edition.V2019),
    SLAVE_SERVER(0x0026, Form.STRING, Edition.V2019),
    SLEEP_INTERVAL_SECONDS(0x0027, Form.DWORD),
    EMERGENCY_INTERVAL_SECONDS(0x0028, Form.DWORD),
    DEFAULT_INTERVAL_SECONDS(0x0029, Form.DWORD),
    DEFAULT_DISTANCE_METRES(0x002C, Form.DWORD),
    NOT_LOGGED_IN_DISTANCE_METRES(0x002D, Form.DWORD),
    SLEEP_DISTANCE_METRES(0x002E, Form.DWORD),
    EMERGENCY_DISTANCE_METRES(0x002F, Form.DWORD),
    CORNER_DEGREES(0x0030, Form.DWORD),
    GEOFENCE_RADIUS_METRES(0x0031, Form.WORD),
    PROHIBITED_PERIOD(0x0032, Form.OCTETS_4, Edition.V2019),
    CENTRE_PHONE(0x0040, Form.STRING),
    RESET_PHONE(0x0041, Form.STRING),
    FACTORY_RESET_PHONE(0x0042, Form.STRING),
    CENTRE_SMS_PHONE(0x0043, Form.STRING),
    ALARM_SMS_PHONE(0x0044, Form.STRING),
    ANSWER_POLICY(0x0045, Form.DWORD),
    CALL_SECONDS(0x0046, Form.DWORD),
    MONTHLY_CALL_SECONDS(0x0047, Form.DWORD),
    LISTEN_PHONE(0x0048, Form.STRING),
    REGULATOR_SMS_PHONE(0x0049, Form.STRING),
    SUPPRESSED_ALARMS(0x0050, Form.DWORD),
    SMS_ALARMS(0x0051, Form.DWORD),
    PHOTO_ALARMS(0x0052, Form.DWORD),
    STORED_PHOTO_ALARMS(0x0053, Form.DWORD),
    CRITICAL_ALARMS(0x0054, Form.DWORD),
    MAX_SPEED_KMH(0x0055, Form.DWORD),
    OVERSPEED_SECONDS(0x0056, Form.DWORD),
    CONTINUOUS_DRIVING_SECONDS(0x0057, Form.DWORD),
    DAILY_DRIVING_SECONDS(0x0058, Form.DWORD),
    MIN_REST_SECONDS(0x0059, Form.DWORD),
    MAX_PARKING_SECONDS(0x005A, Form.DWORD),
    OVERSPEED_PRE_ALARM_TENTHS_KMH(0x005B, Form.WORD, Edition.V2013),
    FATIGUE_PRE_ALARM_SECONDS(0x005C, Form.WORD, Edition.V2013),
    COLLISION_THRESHOLDS(0x005D, Form.WORD, Edition.V2013),
    ROLLOVER_DEGREES(0x005E, Form.WORD, Edition.V2013),
    TIMED_PHOTO(0x0064, Form.DWORD, Edition.V2013),
    DISTANCE_PHOTO(0x0065, Form.DWORD, Edition.V2013),
    PICTURE_QUALITY(0x0070, Form.DWORD),
    BRIGHTNESS(0x0071, Form.DWORD),
    CONTRAST(0x0072, Form.DWORD),
    SATURATION(0x0073, Form.DWORD),
    CHROMA(0x0074, Form.DWORD),
    VIDEO_SETTINGS(0x0075, Form.OCTETS, Edition.V2013),
    VIDEO_CHANNELS(0x0076, Form.OCTETS, Edition.V2013),
    CHANNEL_VIDEO_SETTINGS(0x0077, Form.OCTETS, Edition.V2013),
    ALARM_RECORDING(0x0079, Form.OCTETS, Edition.V2013),
    SUPPRESSED_VIDEO_ALARMS(0x007A, Form.DWORD, Edition.V2013),
    PICTURE_ANALYSIS(0x007B, Form.OCTETS, Edition.V2013),
    WAKE_UP(0x007C, Form.OCTETS, Edition.V2013),
    ODOMETER_TENTHS_KM(0x0080, Form.DWORD),
    PROVINCE(0x0081, Form.WORD),
    CITY(0x0082, Form.WORD),
    PLATE(0x0083, Form.STRING),
    PLATE_COLOR(0x0084, Form.BYTE),
    GNSS_MODE(0x0090, Form.BYTE, Edition.V2013),
    GNSS_BAUD_RATE(0x0091, Form.BYTE, Edition.V2013),
    GNSS_OUTPUT_RATE(0x0092, Form.BYTE, Edition.V2013),
    GNSS_SAMPLING_SECONDS(0x0093, Form.DWORD, Edition.V2013),
    GNSS_UPLOAD_MODE(0x0094, Form.BYTE, Edition.V2013),
    GNSS_UPLOAD_SETTING(0x0095, Form.DWORD, Edition.V2013),
    CAN1_SAMPLING_MILLIS(0x0100, Form.DWORD, Edition.V2013),
    CAN1_UPLOAD_SECONDS(0x0101, Form.WORD, Edition.V2013),
    CAN2_SAMPLING_MILLIS(0x0102, Form.DWORD, Edition.V2013),
    CAN2_UPLOAD_SECONDS(0x0103, Form.WORD, Edition.V2013),
    /** One CAN id each (单独采集): 0x0110 to 0x01FF. */
    CAN_ID(0x0110, Form.OCTETS_8, Edition.V2013),
    DRIVER_ASSISTANCE(0xF364, Form.OCTETS, Edition.V2013),
    DRIVER_STATE(0xF365, Form.OCTETS, Edition.V2013),
    TYRE_MONITORING(0xF366, Form.OCTETS, Edition.V2013),
    BLIND_SPOT_MONITORING(0xF367, Form.OCTETS, Edition.V2013);

    /** How a value stands on the wire. */
    public enum Form {
        BYTE(1, true),
        WORD(2, true),
        DWORD(4, true),
        OCTETS_4(4, false),
        OCTETS_8(8, false),
        OCTETS(0, false),
        STRING(0, false);

        private final int octets;
        private final boolean number;

        Form(int octets, boolean number) {
            this.octets = octets;
            this.number = number;
        }

        /** 0 when any number will do. */
        public int octets() {
            return octets;
        }

        public boolean isNumber() {
            return number;
        }
    }

    private static final long LAST_CAN_ID = 0x01FF;

    private static final Map<Long, ParameterKind> BY_ID =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ParameterKind::id, Function.identity()));

    private final long id;
    private final Form form;
    private final Edition since;
    private final Edition until;
    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    ParameterKind(long id, Form form) {
        this(id, form, Edition.V2011);
    }

    ParameterKind(long id, Form form, Edition since) {
        this(id, form, since, Edition.V2019);
    }

    ParameterKind(long id, Form form, Edition since, Edition until) {
        this.id = id;
        this.form = form;
        this.since = since;
        this.until = until;
    }

    /** Empty for reserved and vendors' ids. */
    public static Optional<ParameterKind> findKind(long id) {
        boolean can = id >= CAN_ID.id && id <= LAST_CAN_ID;
        return can ? Optional.of(CAN_ID) : Optional.ofNullable(BY_ID.get(id));
    }

    /** Whether the edition defines it; elsewhere its id is reserved, and may mean something else. */
    public boolean isIn(Edition edition) {
        return edition.atLeast(since) && until.atLeast(edition);
    }

    public long id() {
        return id;
    }

    public Form form() {
        return form;
    }

    /** The name in lower kebab case. */
    public String word() {
        return word;
    }
}
