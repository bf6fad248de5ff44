package org.hazmat.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hazmat.gateway.terminal.HandmadeTerminal.text;
import static org.hazmat.gateway.terminal.HandmadeTerminal.word;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.hazmat.gateway.terminal.HandmadeTerminal.Answer;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.web.read.Commands.Entry;
import org.hazmat.web.read.Commands.State;
import org.hazmat.web.read.Commands.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every kind of command in both editions: the octets of the standards' tables, written by hand, and the answer to them. */
class CommandKindsTest {
    private static final String REPORT = HandmadeTerminal.report("260310090000");
    private static final String ANY_TIME = "000000000000";

    private Bench bench;

    /**
     * One kind.
     *
     * @param body of 2013 and of 2019; empty list: terminals of that edition have no such command
     * @param answerId 0x0001, or what else answers
     * @param answer of 2013 and 2019, its serial number written as SERIAL; null for 0x0001
     */
    private record Kind(
            String request, int id, List<String> body2013, List<String> body2019, int answerId, List<String> answer) {}

    private static Kind done(String request, int id, String body) {
        return new Kind(request, id, List.of(body), List.of(body), 0x0001, List.of());
    }

    private static Kind asked(String request, int id, String body, int answerId, String answer) {
        return new Kind(request, id, List.of(body), List.of(body), answerId, List.of(answer, answer));
    }

    private static List<Kind> kinds() {
        String contact = "03" + "05" + text("10086") + "02" + text("站");
        String filter = "000000" + ANY_TIME + ANY_TIME;
        String attributes = "0002" + text("70111");
        String versions = "89860000000000000000" + "01" + text("1") + "01" + text("2") + "03" + "20";
        return List.of(
                asked("'type':'locate'", 0x8201, "", 0x0201, "SERIAL" + REPORT),
                new Kind(
                        "'type':'attributes'",
                        0x8107,
                        List.of(""),
                        List.of(""),
                        0x0107,
                        List.of(attributes + "00".repeat(27) + versions, attributes + "00".repeat(60) + versions)),
                asked("'type':'driver'", 0x8702, "", 0x0702, "02" + "260310090000"),
                asked(
                        "'type':'query-parameters'",
                        0x8104,
                        "",
                        0x0104,
                        "SERIAL" + "01" + "00000029" + "04" + "0000001e"),
                asked(
                        "'type':'query-parameters','ids':['0x0029','main-server']",
                        0x8106,
                        "02" + "00000029" + "00000013",
                        0x0104,
                        "SERIAL" + "01" + "00000013" + "01" + "41"),
                new Kind(
                        "'type':'query-areas','shape':'polygon'",
                        0x8608,
                        List.of(),
                        List.of("03" + "00000000"),
                        0x0608,
                        List.of("", "03" + "00000000")),
                asked("'type':'media-query'", 0x8802, filter, 0x0802, "SERIAL" + "0000"),
                asked("'type':'recorder','recorderCommand':8", 0x8700, "08", 0x0700, "SERIAL" + "08" + "aa55"),
                asked(
                        "'type':'question','text':'A','speak':true,'choices':[{'id':7,'text':'BC'}]",
                        0x8302,
                        "08" + "01" + "41" + "07" + "0002" + "4243",
                        0x0302,
                        "SERIAL" + "07"),
                done("'type':'track','intervalSeconds':30,'validSeconds':3600", 0x8202, "001e" + "00000e10"),
                done("'type':'track','intervalSeconds':0", 0x8202, "0000"),
                done(
                        "'type':'parameters','parameters':[{'id':'default-interval-seconds','value':30},"
                                + "{'id':'0xF001','raw':'AB'}]",
                        0x8103,
                        "02" + "00000029" + "04" + "0000001e" + "0000f001" + "01" + "ab"),
                done(
                        "'type':'parameters','parameters':[{'id':'tcp-port','value':6808}]",
                        0x8103,
                        "01" + "00000018" + "04" + "00001a98"),
                new Kind("'type':'link-check'", 0x8204, List.of(), List.of(""), 0x0001, List.of()),
                done(
                        "'type':'confirm-alarm','alarms':['emergency','illegal-displacement']",
                        0x8203,
                        "0000" + "10000001"),
                done(
                        "'type':'phone-book','action':'replace','contacts':[{'number':'10086','name':'站'}]",
                        0x8401,
                        "01" + "01" + contact),
                done("'type':'call-back','phoneNumber':'10086','listen':true", 0x8400, "01" + text("10086")),
                done("'type':'record-sound','seconds':10", 0x8804, "01" + "000a" + "00" + "00"),
                done("'type':'media-upload','mediaId':7", 0x8805, "00000007" + "00"),
                done("'type':'media-upload','delete':true", 0x8803, filter + "01"),
                done("'type':'recorder-setting','recorderCommand':130,'data':'aabb'", 0x8701, "82" + "aabb"),
                done(
                        "'type':'event-menu','action':'replace','entries':[{'id':5,'text':'A'}]",
                        0x8301,
                        "01" + "01" + "05" + "01" + "41"),
                done(
                        "'type':'information-menu','action':'add','entries':[{'id':5,'text':'A'}]",
                        0x8303,
                        "02" + "01" + "05" + "0001" + "41"),
                done("'type':'information','informationType':5,'text':'A'", 0x8304, "05" + "0001" + "41"),
                asked(
                        "'type':'photo','channel':2,'count':1,'brightness':1,'contrast':2,'saturation':3,'chroma':4",
                        0x8801,
                        "02" + "0001" + "0000" + "00" + "02" + "05" + "01020304",
                        0x0805,
                        "SERIAL" + "00" + "0001" + "00000009"),
                done("'type':'delete-areas','shape':'route'", 0x8607, "00"),
                done("'type':'control','action':'power-off'", 0x8105, "03"),
                asked(
                        "'type':'upgrade','maker':'70111','version':'1','software':'AAEC'",
                        0x8108,
                        "00" + text("70111") + "01" + "31" + "00000003" + "000102",
                        0x0108,
                        "00" + "00"),
                new Kind(
                        "'type':'door','lock':true",
                        0x8500,
                        List.of("01"),
                        List.of("0001" + "0001" + "00"),
                        0x0500,
                        List.of("SERIAL" + REPORT, "SERIAL" + REPORT)),
                done("'type':'transparent','dataType':65,'data':'0102'", 0x8900, "41" + "0102"));
    }

    @BeforeEach
    void start() throws IOException {
        bench = Bench.start();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void everyKindIsSentAndAnsweredInBothEditions() throws IOException {
        Map<String, String> wrong = new TreeMap<>();
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            for (Kind kind : kinds()) {
                check(terminal, kind, kind.body2013(), 0, wrong);
            }
        }
        try (HandmadeTerminal terminal = bench.terminal2019().loggedIn(Bench.PLATE)) {
            for (Kind kind : kinds()) {
                check(terminal, kind, kind.body2019(), 1, wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void check(HandmadeTerminal terminal, Kind kind, List<String> body, int edition, Map<String, String> wrong)
            throws IOException {
        String id = give(kind.request());
        if (body.isEmpty()) {
            if (!detail(within(id)).contains("has no such command")) {
                wrong.put(edition + kind.request(), "was sent to an edition that does not know it");
            }
            return;
        }
        Answer command = command(terminal);
        if (command.id() != kind.id() || !command.body().equals(body.getFirst())) {
            wrong.put(edition + kind.request(), command.toString());
        }
        String serial = word(command.serialNumber());
        if (kind.answerId() == 0x0001) {
            terminal.send(terminal.frame(0x0001, serial + word(command.id()) + "00"));
        } else {
            terminal.send(
                    terminal.frame(kind.answerId(), kind.answer().get(edition).replace("SERIAL", serial)));
        }
        Entry entry = within(id);
        String answer = entry.progress().result().answer() == null
                ? ""
                : entry.progress().result().answer().path("messageId").asText();
        if (entry.progress().state() != State.ANSWERED || !answer.equals(String.format("0x%04X", kind.answerId()))) {
            wrong.put(edition + kind.request(), entry.progress().toString());
        }
    }

    private String give(String fields) {
        String json = "{" + fields.replace('\'', '"') + "}";
        Entry entry = ((Verdict.Taken) bench.commands.submit(Bench.VEHICLE, JsonText.parse(json), "li")).entry();
        if (entry.progress().state() == State.AWAITING_APPROVAL) {
            bench.commands.approve(entry.id(), "wang");
        }
        return entry.id();
    }

    /** What comes besides acknowledgements. */
    private static Answer command(HandmadeTerminal terminal) throws IOException {
        Answer answer = terminal.answer();
        while (answer.id() == 0x8001) {
            answer = terminal.answer();
        }
        return answer;
    }

    private Entry within(String id) {
        Awaitility.await("end of " + id)
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !find(id).progress().state().isWaiting());
        return find(id);
    }

    private Entry find(String id) {
        return bench.commands.find(id).orElseThrow();
    }

    private static String detail(Entry entry) {
        return String.valueOf(entry.progress().result().detail());
    }
}
