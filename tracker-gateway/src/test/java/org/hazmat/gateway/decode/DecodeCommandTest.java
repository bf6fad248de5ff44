package org.hazmat.gateway.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code ./tracker decode} prints, against frames put together by hand. */
class DecodeCommandTest {

    private static final String REPORT =
            "7E02000026013912345678007D0200000000000C000301D907F2073D336C001E0096004E210820103042"
                    + "01040000006EF3020102197E";
    private static final String REGISTRATION =
            "7E0100002D0139123456780002000C00714D414B455248542D31000000000000000000000000000000005430303030303102"
                    + "BDF24131323334355B7E";
    private static final String AUTHENTICATION_2019 =
            "7E010240280100000000013912345678000304434F44453132333435363738393031323334"
                    + "3576312E32000000000000000000000000000000003B7E";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private int exit;

    @Test
    void locationReportIsTheContracts() throws IOException {
        JsonNode json = json("", REPORT).getFirst();
        assertThat(exit).isZero();
        assertThat(json).isEqualTo(MAPPER.readTree("""
                {"valid":true,"messageId":"0x0200","name":"location-report","edition":"2013",
                 "phoneNumber":"013912345678","serialNumber":126,"encryption":0,"package":null,"bodyLength":38,
                 "body":{"alarm":0,"alarms":[],"status":786435,"statusFlags":["acc-on","fixed"],
                         "gnss":["gps","beidou"],
                         "latitude":31.000562,"longitude":121.451372,"altitudeMetres":30,"speedKmh":15.0,
                         "direction":78,"time":"2021-08-20T10:30:42+08:00",
                         "items":[{"id":"0x01","name":"mileage","raw":"0000006E","value":11.0,"unit":"km"},
                                  {"id":"0xF3","raw":"0102"}]}}"""));
    }

    @Test
    void textIsReadFromGbkAndPrintedInUtf8() throws IOException {
        JsonNode body = json("", REGISTRATION).getFirst().get("body");
        assertThat(body).isEqualTo(MAPPER.readTree("""
                {"province":12,"city":113,"maker":"MAKER","model":"HT-1","terminalId":"T000001",
                 "plateColor":2,"plate":"津A12345"}"""));
    }

    @Test
    void framesComeOneALineFromStandardInput() throws IOException {
        String lines = AUTHENTICATION_2019 + "\n\n  " + REPORT.toLowerCase(java.util.Locale.ROOT) + "\n"
                + "7E 00 02 00 00 01 39 12 34 56 78 00 01 33 7E\n";
        List<JsonNode> json = json(lines);
        assertThat(exit).isZero();
        assertThat(json.stream().map(j -> j.get("name").asText()))
                .containsExactly("authentication", "location-report", "heartbeat");
        assertThat(json.getFirst().get("edition").asText()).isEqualTo("2019");
        assertThat(json.getFirst().get("phoneNumber").asText()).isEqualTo("00000000013912345678");
        assertThat(json.getFirst().get("body")).isEqualTo(MAPPER.readTree("""
                {"authenticationCode":"CODE","imei":"123456789012345","softwareVersion":"v1.2"}"""));
        assertThat(json.getLast().get("body")).isEqualTo(MAPPER.readTree("{}"));
    }

    @Test
    void batchHoldsItsReports() throws IOException {
        String report = "00000000000C000301D907F2073D336C001E0096004E000000000000";
        JsonNode body = json("", "7E070400210139123456780001" + "000201001C" + report + "8D7E")
                .getFirst();
        assertThat(body.get("valid").asBoolean()).isTrue();
        assertThat(body.at("/body/type").asInt()).isEqualTo(1);
        assertThat(body.at("/body/count").asInt()).isEqualTo(2);
        assertThat(body.at("/body/reports")).hasSize(1);
        assertThat(body.at("/body/reports/0/time").isNull()).isTrue();
        assertThat(body.at("/body/reports/0/timeDigits").asText()).isEqualTo("000000000000");
    }

    @Test
    void parametersHaveNamesAsFarAsTheyAreKnown() throws IOException {
        JsonNode json = json(
                        "",
                        "7E810300180139123456780001" + "03" + "00000001040000003C" + "0000008302BDF2" + "0000F00102ABCD"
                                + "CA7E")
                .getFirst();
        assertThat(json.get("name").asText()).isEqualTo("parameter-setting");
        assertThat(json.get("body")).isEqualTo(MAPPER.readTree("""
                {"parameters":[
                  {"id":"0x0001","name":"heartbeat-interval-seconds","raw":"0000003C","value":60},
                  {"id":"0x0083","name":"plate","raw":"BDF2","value":"津"},
                  {"id":"0xF001","raw":"ABCD"}]}"""));
    }

    @Test
    void areasAreShownWithTheirWindowsDigits() throws IOException {
        List<JsonNode> json = json(
                "",
                "7E8604001C01391234567800010000000300210000000830000000001800000001025317C006F94740D27E",
                "7E8607000501391234567800010100000004B07E");
        assertThat(json.getFirst().get("body")).isEqualTo(MAPPER.readTree("""
                {"areaId":3,"terms":{"property":33,"window":{"start":"000000083000","end":"000000180000"},"limit":null},
                 "vertices":[{"latitude":39.0,"longitude":117.0}],"name":""}"""));
        assertThat(json.getLast().get("name").asText()).isEqualTo("area-deletion");
        assertThat(json.getLast().get("body")).isEqualTo(MAPPER.readTree("{\"kind\":\"route\",\"areaIds\":[4]}"));
    }

    @Test
    void whatACardDoesNotSayIsNull() throws IOException {
        JsonNode body = json("", "7E070200070139123456780001022007211830001F7E")
                .getFirst()
                .get("body");
        assertThat(body).isEqualTo(MAPPER.readTree("""
                {"event":{"status":2,"time":"200721183000","result":null},"driver":null}"""));
    }

    /** Another project's 0x0801 of 2011, which has no location block: without the option it is too short for one. */
    @Test
    void editionThatTheHeaderDoesNotShowCanBeTold() throws IOException {
        String hex = "7E0801000C013812345678000100000A070000017B01020304467E";
        assertThat(json("", hex).getFirst().get("reason").asText()).isEqualTo("bad-body");
        JsonNode json = json("", "--edition", "2011", hex).getFirst();
        assertThat(json.get("edition").asText()).isEqualTo("2011");
        assertThat(json.get("body")).isEqualTo(MAPPER.readTree("""
                {"media":{"mediaId":2567,"type":0,"format":0,"event":1,"channel":123},"location":null,
                 "data":"01020304"}"""));
        run("", "--edition", "2019", hex);
        assertThat(exit).isEqualTo(2);
    }

    @Test
    void unknownMessageKeepsItsBody() throws IOException {
        JsonNode json = json("", "7E0F0100020139123456780001ABCD5B7E").getFirst();
        assertThat(json.get("name").asText()).isEqualTo("unknown");
        assertThat(json.get("body")).isEqualTo(MAPPER.readTree("{\"raw\":\"ABCD\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "000200000139123456780001337E, no-delimiter",
        "7E00020000013912345678000133, no-delimiter",
        "hello, no-delimiter",
        "7E000200000139123456780001347E, bad-check-code",
        "7E00027D037E, bad-escape",
        "7E00020000337E, too-short",
        "7E7E, too-short",
        "7E000200010139123456780001327E, bad-length",
        "7E800100010139123456780001FF4E7E, bad-body"
    })
    void refusedFrameSaysWhy(String hex, String reason) throws IOException {
        List<JsonNode> json = json("", REPORT, hex);
        assertThat(exit).isEqualTo(2);
        assertThat(json).hasSize(2);
        assertThat(json.getLast())
                .isEqualTo(MAPPER.createObjectNode()
                        .put("valid", false)
                        .put("reason", reason)
                        .put("raw", hex));
    }

    @Test
    void endlessFrameIsTooLong() throws IOException {
        JsonNode json = json("", "7E" + "00".repeat(3000) + "7E").getFirst();
        assertThat(json.get("reason").asText()).isEqualTo("too-long");
    }

    @Test
    void tableCoversEveryOctet() {
        String table = run("", "--text", REPORT);
        assertThat(table.lines().map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "0x0200 location-report, JT/T 808-2013, phone number 013912345678, serial number 126",
                        "offset bytes field value meaning",
                        "0 0200 message id 0x0200 location-report",
                        "2 0026 properties body 38 not encrypted",
                        "4 013912345678 phone number 013912345678 terminal 13912345678",
                        "10 007E serial number 126",
                        "12 00000000 alarm 00000000",
                        "16 000C0003 status 000C0003 acc-on fixed by gps beidou",
                        "20 01D907F2 latitude 31.000562 degrees",
                        "24 073D336C longitude 121.451372 degrees",
                        "28 001E altitudeMetres 30 m",
                        "30 0096 speedKmh 15.0 km/h",
                        "32 004E direction 78 degrees from north, clockwise",
                        "34 210820103042 time 210820103042 2021-08-20T10:30:42+08:00",
                        "40 01 items[0].id 0x01 mileage",
                        "41 04 items[0].length 4",
                        "42 0000006E items[0].value 11.0 km",
                        "46 F3 items[1].id 0xF3 unknown",
                        "47 02 items[1].length 2",
                        "48 0102 items[1].raw",
                        "50 19 check code 19 XOR of all octets above",
                        "");
    }

    /** The report above, cut off in its speed; length and check code are right. */
    @Test
    void fieldsInFrontOfAFaultAreShownWithItsPlace() {
        String table =
                run("", "--text", "7E020000130139123456780001" + "00000000000C000301D907F2073D336C001E00" + "797E");
        assertThat(exit).isEqualTo(2);
        assertThat(table.lines().map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "invalid: bad-body",
                        "7E02000013013912345678000100000000000C000301D907F2073D336C001E00797E",
                        "offset 30: speedKmh needs 2 octets, there are 1",
                        "0x0200 location-report, JT/T 808-2013, phone number 013912345678, serial number 1",
                        "offset bytes field value meaning",
                        "0 0200 message id 0x0200 location-report",
                        "2 0013 properties body 19 not encrypted",
                        "4 013912345678 phone number 013912345678 terminal 13912345678",
                        "10 0001 serial number 1",
                        "12 00000000 alarm 00000000",
                        "16 000C0003 status 000C0003 acc-on fixed by gps beidou",
                        "20 01D907F2 latitude 31.000562 degrees",
                        "24 073D336C longitude 121.451372 degrees",
                        "28 001E altitudeMetres 30 m",
                        "30 00 not read speedKmh needs 2 octets, there are 1",
                        "31 79 check code 79 XOR of all octets above",
                        "");
    }

    /**
     * Seen to fail: the first without the look for a smaller count, the fourth without the look at other editions, the last
     * with the mended octets shown for those that were sent.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7E8103000A0139123456780001FF00000001040000003C7F7E | offset 12: parameters count is 255, 1 would fit"
                        + " | 18 0000003C parameters[0].value 60",
                "7E80010004013912345678000100010200B77E | offset 16: result needs 1 octet, there are 0"
                        + " | 14 0200 messageId 0x0200 location-report",
                "7E090100080139123456780001000000041F8B0800A97E | offset 20: compressed is damaged"
                        + " | 12 00000004 compressed length 4",
                "7E0801000C013812345678000100000A070000017B01020304467E | the body can be read as one of edition 2011"
                        + " | 12 00000A07 media.mediaId 2567",
                "7E000200000139123456780001347E | check code 34 was sent, 33 is right"
                        + " | 12 34 check code 34 wrong: 33 is the XOR of all octets above",
                "7E00020000013912345678000133 | no 7E behind | 12 33 check code 33 XOR of all octets above",
                "7E00020000013912345678007D05337E | octet 12 as sent: 7D is not followed by 01 or 02"
                        + " | 2 0000 properties body 0 not encrypted",
                "7E00020000337E | 5 octets between the delimiters, a frame has at least 13 | 7E00020000337E",
                "7E000200010139123456780001327E | the properties announce a body of 1 octets, 0 are there"
                        + " | 2 0001 properties body 1 not encrypted"
            })
    void whatIsWrongIsSaidAndTheRestShown(String hex, String wrong, String row) {
        List<String> lines = run("", "--text", hex)
                .lines()
                .map(line -> line.replaceAll(" +", " ").strip())
                .toList();
        assertThat(lines).contains(wrong, row);
        assertThat(exit).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({REGISTRATION, AUTHENTICATION_2019, "7E8100000501391234567800010002000102B47E"})
    void everyMessageHasATable(String hex) {
        assertThat(run("", "--text", hex)).contains("offset").doesNotContain("not decoded");
        assertThat(exit).isZero();
    }

    private List<JsonNode> json(String in, String... args) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String line : run(in, args).lines().toList()) {
            all.add(MAPPER.readTree(line));
        }
        return all;
    }

    private String run(String in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayInputStream input = new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8));
        exit = new CommandLine(new DecodeCommand(input, out)).execute(args);
        return out.toString(StandardCharsets.UTF_8);
    }
}
