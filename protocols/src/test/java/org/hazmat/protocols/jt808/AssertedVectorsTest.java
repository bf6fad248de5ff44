package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hazmat.protocols.wire.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the other projects' own tests assert about their frames, in their words, against what is read here: all of it. */
class AssertedVectorsTest {

    private static final int ASSERTIONS = 2_960;
    private static final int COMPARED = 1_998;

    /**
     * Assertions that are not compared, or not shared.
     *
     * @param where a pattern of message id, source and key
     * @param why the clause that decides, or what the standard leaves open
     */
    private record Disagreement(String where, String why) {}

    private static final List<Disagreement> DISAGREEMENTS = List.of(
            new Disagreement(
                    "0x(10|12|1F|90|91|92|93)\\w\\w .* (?!msg_id|serial$|terminal_phone|version|protocol_version).*",
                    "JT/T 1078 and T/JSATL 12 messages are not JT/T 808's: kept as octets"),
            new Disagreement("0x0304 .*(reply_msg_num|message_type|message)", "no edition has 0x0304: kept as octets"),
            new Disagreement(
                    "0x020[01] .*item_0x(07|5\\d|61|DF|E1|E2|F1|F6|FA|FB).*",
                    "2013, table 27: items 0x07 and from 0x32 on are reserved or the vendor's, kept as octets"),
            new Disagreement(
                    "0x0200 .*(custom_location_attach_data|exception_location_attach|unknown_items|item_0xC[ABD]).*",
                    "vendor's items in the project's own structures, kept as octets"),
            new Disagreement(
                    "0x0200 .*_0x6[45]_Test.cs:6[58] item_0x6[45].*",
                    "the item announces 32 octets and has its identification behind them; T/JSATL 12 has 47"),
            new Disagreement(
                    "0x0200 .*_0x6[4-7]_Test.cs:(62|66|69|79|63|80) .*speed_kmh",
                    "T/JSATL 12 gives the speed in km/h, not in tenths"),
            new Disagreement(
                    "0x0200 .*extensions_test.go:\\d+ base.alarm_sign_details.over_speed_alarm",
                    "2019, table 24: bit 13 is the pre-alarm, bit 1 is overspeed"),
            new Disagreement(
                    "0x0200 .*extensions_test.go:\\d+ ext.*(active_safety_type|parse_success)",
                    "the project's own notes, no octets of the frame"),
            new Disagreement(
                    "0x0200 .*extensions_test.go:111 ext[.](?!.*(active_safety_type|parse_success)).*",
                    "the item announces 49 octets, one less than its one tyre needs: kept as octets"),
            new Disagreement(
                    "0x0200 .*extensions_test.go:194 ext[.](?!.*(active_safety_type|parse_success)).+",
                    "item 0x70 belongs to another standard: kept as octets"),
            new Disagreement("0x0700 .*jt808_car_dvr_up_package.*", "blocks of GB/T 19056 are kept as octets"),
            new Disagreement(
                    "0x870[01] .*jt808_car_dvr_down_package(?!.command_id).*",
                    "blocks of GB/T 19056 are kept as octets"),
            new Disagreement(
                    "0x0100 .*JT808_0x0100Test.cs:187 protocol_version",
                    "2013, table 2: a header without bit 14 has no version"),
            new Disagreement(
                    "0x0702 .*:168 (face_match_value|uid)",
                    "2019, table 41 ends with the identity card: the vendor's fields are the remainder"),
            new Disagreement(
                    "0x0802 .*:163 .*",
                    "2011 counts the items of this package before them, the frame does not: refused"),
            new Disagreement("0x0608 .*:31 ids.*", "2019, table 69 has no type 5, and no ids in the answer"),
            new Disagreement(
                    "0x0104 .*JT808_0x0104Test.cs:150 param_list", "the project's own list, no octets of the frame"),
            new Disagreement(
                    "0x0104 .*parse_test.go:233 t0_x021.*", "their structure leaves out 0x0021, which is in the frame"),
            new Disagreement(
                    "0x8103 .*parse_test.go:572 .*t0_x0(18|19|21).*",
                    "their structure leaves out 0x0018, 0x0019 and 0x0021, which are in the frame"),
            new Disagreement(
                    "0x8103 .*param_0xF36[4-7].*", "2013, table 12: from 0xF000 on the user's own, kept as octets"),
            new Disagreement(
                    "0x8103 .*(CustomId.cs:166|Test.cs:168) (?!msg_id|serial|terminal_phone|param_total).*",
                    "parameters of JT/T 1078, kept as octets"),
            new Disagreement(
                    "0x8105 .*(_command_parameter)",
                    "2013, table 18: arguments are text; here binary numbers stand between them, so the octets are kept"),
            new Disagreement(
                    "0x8900 .*jt808_0_x8900_body_base.*",
                    "what is passed through has no layout in the standard: kept as octets"),
            new Disagreement(
                    "0x0001 .*Demo13.cs:73 test",
                    "2013, table 4 ends with the result: the octets behind it are passed over"),
            new Disagreement(
                    "0x8300 .*parse_test.go:1082 text", "the text goes on in a second frame, which is not there"));

    /** Seen to fail: with one digit of an asserted latitude changed, and with latitudes read one microdegree too high. */
    @Test
    void everyAssertedValueIsOursOrNamedWithItsReason() {
        Map<String, Integer> named = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Vector vector : asserted().toList()) {
            Map<String, Object> ours = AssertedWords.words(vector);
            for (Map.Entry<String, JsonNode> theirs :
                    vector.json().get("expect").properties()) {
                String key = theirs.getKey();
                String where =
                        vector.messageId() + " " + vector.json().get("source").asText() + " " + key;
                List<Disagreement> reasons = DISAGREEMENTS.stream()
                        .filter(d -> where.matches(d.where()))
                        .toList();
                boolean same = ours.containsKey(key) && same(key, theirs.getValue(), ours.get(key));
                if (same && reasons.isEmpty()) {
                    compared++;
                } else if (reasons.size() == 1 && !same) {
                    named.merge(reasons.getFirst().where(), 1, Integer::sum);
                } else {
                    differences.add(where + ": " + theirs.getValue() + ", here " + ours.get(key) + " " + reasons);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(named).hasSameSizeAs(DISAGREEMENTS);
        int notShared = named.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(compared + notShared).isEqualTo(ASSERTIONS);
        assertThat(compared).isEqualTo(COMPARED);
    }

    private static Stream<Vector> asserted() {
        return Vector.all().stream()
                .filter(Vector::isValid)
                .filter(v -> v.json().get("expect_kind").asText().equals("asserted-decode"));
    }

    private static boolean same(String key, JsonNode theirs, @Nullable Object ours) {
        if (ours instanceof Bytes octets) {
            return theirs.isArray() ? list(octets).equals(list(theirs)) : isShownAs(octets, theirs.asText(""));
        }
        if (ours instanceof List<?> numbers) {
            return list(theirs).equals(numbers.stream().map(Object::toString).toList());
        }
        if (ours instanceof Number number && theirs.isNumber()) {
            return new BigDecimal(number.toString()).compareTo(theirs.decimalValue()) == 0;
        }
        String text = theirs.isNull() ? "" : theirs.asText();
        return Objects.toString(ours, "").equals(key.equals("terminal_phone") ? text.replaceFirst("^0+", "") : text);
    }

    private static boolean isShownAs(Bytes octets, String text) {
        return text.equalsIgnoreCase(octets.toHex())
                || text.equals(Base64.getEncoder().encodeToString(octets.toArray()))
                || text.equals(new String(octets.toArray(), Charset.forName("GBK")));
    }

    private static List<String> list(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static List<String> list(Bytes octets) {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < octets.length(); i++) {
            list.add(Integer.toString(octets.at(i)));
        }
        return list;
    }
}
