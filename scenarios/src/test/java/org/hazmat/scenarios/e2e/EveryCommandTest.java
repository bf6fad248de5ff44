package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.scenarios.fleet.Identity;
import org.hazmat.scenarios.fleet.Manner;
import org.hazmat.scenarios.fleet.Tally;
import org.hazmat.scenarios.fleet.VirtualTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command by the API to virtual terminals of all editions, and a text that waits for a terminal over a restart. */
class EveryCommandTest {
    private static final String PASSWORD = "the second person";
    private static final String LONG_TEXT = "长".repeat(512);

    private static final List<String> REQUESTS = List.of(
            "'type':'text','text':'请减速','speak':true",
            "'type':'text','text':'" + LONG_TEXT + "'",
            "'type':'locate'",
            "'type':'attributes'",
            "'type':'driver'",
            "'type':'query-parameters'",
            "'type':'query-parameters','ids':['default-interval-seconds']",
            "'type':'areas','zones':['CMD-RING','CMD-BOX','CMD-ROAD','CMD-ROUND'],'action':'replace'",
            "'type':'query-areas','shape':'polygon'",
            "'type':'delete-areas','shape':'polygon','zones':['CMD-RING']",
            "'type':'media-query'",
            "'type':'recorder','recorderCommand':8",
            "'type':'question','text':'还要多久？','choices':[{'id':1,'text':'十分钟'}]",
            "'type':'track','intervalSeconds':30,'validSeconds':600",
            "'type':'parameters','parameters':[{'id':'max-speed-kmh','value':80}]",
            "'type':'link-check'",
            "'type':'confirm-alarm','alarms':['emergency']",
            "'type':'phone-book','action':'replace','contacts':[{'number':'10086','name':'站'}]",
            "'type':'call-back','phoneNumber':'10086'",
            "'type':'record-sound','seconds':5",
            "'type':'media-upload','mediaId':7",
            "'type':'recorder-setting','recorderCommand':130,'data':'00'",
            "'type':'event-menu','action':'replace','entries':[{'id':1,'text':'堵车'}]",
            "'type':'information-menu','action':'replace','entries':[{'id':1,'text':'天气'}]",
            "'type':'information','informationType':1,'text':'晴'",
            "'type':'photo'",
            "'type':'parameters','parameters':[{'id':'main-server','value':'192.0.2.1'}]",
            "'type':'control','action':'close-radio'",
            "'type':'upgrade','maker':'HTSIM','version':'2','software':'" + "AAAA".repeat(1000) + "'",
            "'type':'door','lock':true",
            "'type':'transparent','dataType':65,'data':'0102'");

    /** What an edition does not know; all else has to be answered. */
    private static final Map<Edition, Set<String>> UNKNOWN = Map.of(
            Edition.V2011,
                    Set.of("attributes", "query-areas", "link-check", "confirm-alarm", "media-upload", "upgrade"),
            Edition.V2013, Set.of("query-areas", "link-check"),
            Edition.V2019, Set.of());

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @TempDir
    Path folder;

    @Test
    void everyCommandIsAnsweredInEveryEdition() throws Exception {
        Map<String, String> environment =
                Map.of("TRACKER_DANGEROUS_COMMANDS", "server-address,control,upgrade,door,transparent");
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), environment)) {
            Api first = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            first.put("/users/wang", "{\"role\":\"bureau\",\"password\":\"" + PASSWORD + "\"}");
            Api second = Api.logIn(server.httpPort(), "wang", PASSWORD);
            zones(first);
            Map<String, String> wrong = new TreeMap<>();
            for (Edition edition : Edition.values()) {
                String plate = "津CM" + edition;
                VirtualTerminal terminal = terminal(server, first, plate, "1390000" + edition, edition);
                for (String request : REQUESTS) {
                    check(edition, request, ended(first, give(first, second, plate, request)), wrong);
                }
                terminal.stop();
            }
            assertThat(wrong).isEmpty();
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    @Test
    void aTextOutlivesTheServerThatTookItAndATerminalThatIsAway() throws Exception {
        String plate = "津CM0001";
        String id;
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of())) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            District.vehicle(api, plate, "13900000001");
            id = give(api, api, plate, "'type':'text','text':'请减速'");
            server.kill();
        }
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of())) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            assertThat(api.get("/commands/" + id).path("state").asText()).isEqualTo("queued");
            VirtualTerminal terminal = terminal(server, api, plate, "13900000001", Edition.V2013);
            assertThat(ended(api, id).path("state").asText()).isEqualTo("answered");
            terminal.behave(Manner.REFUSING);
            JsonNode refused = ended(api, give(api, api, plate, "'type':'locate'"));
            assertThat(refused.path("state").asText()).isEqualTo("failed");
            assertThat(refused.path("detail").asText()).contains("it failed");
            terminal.stop();
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private VirtualTerminal terminal(ServerProcess server, Api api, String plate, String phone, Edition edition)
            throws Exception {
        District.vehicle(api, plate, phone);
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.terminalPort());
        VirtualTerminal terminal =
                new VirtualTerminal(new Identity(phone, plate, 2), edition, loops.next(), address, new Tally());
        terminal.start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(terminal::isOnline);
        return terminal;
    }

    private static void check(Edition edition, String request, JsonNode command, Map<String, String> wrong) {
        String type = command.path("type").asText();
        boolean ids = request.contains("'ids'") && edition == Edition.V2011;
        boolean unknown = ids || UNKNOWN.getOrDefault(edition, Set.of()).contains(type);
        boolean right = unknown
                ? command.path("detail").asText().contains("has no such command")
                : command.path("state").asText().equals("answered");
        if (!right) {
            wrong.put(edition + " " + request, command.toString());
        }
    }

    private static String give(Api first, Api second, String plate, String fields)
            throws IOException, InterruptedException {
        String body = "{" + fields.replace('\'', '"') + "}";
        HttpResponse<String> given = first.exchange("POST", "/vehicles/" + Api.encode(plate) + "/commands", body);
        assertThat(given.statusCode()).as("%s: %s", fields, given.body()).isEqualTo(202);
        JsonNode command = Api.JSON.readTree(given.body());
        String id = command.path("id").asText();
        if (command.path("state").asText().equals("awaiting-approval")) {
            assertThat(second.exchange("POST", "/commands/" + id + "/approve", null)
                            .statusCode())
                    .isEqualTo(200);
        }
        return id;
    }

    private static JsonNode ended(Api api, String id) {
        return Awaitility.await(id)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> api.get("/commands/" + id),
                        command -> !Set.of("queued", "sent", "awaiting-approval")
                                .contains(command.path("state").asText()));
    }

    /** A polygon of 200 points, a box, a road and a circle. */
    private static void zones(Api api) throws IOException, InterruptedException {
        List<String> ring = IntStream.rangeClosed(0, 200)
                .map(i -> i % 200)
                .mapToObj(i -> "[" + (117.9 + 0.01 * Math.cos(i * Math.PI / 100)) + ","
                        + (38.5 + 0.01 * Math.sin(i * Math.PI / 100)) + "]")
                .toList();
        zone(api, "CMD-RING", "Polygon", "[[" + String.join(",", ring) + "]]", "");
        zone(api, "CMD-BOX", "Polygon", "[[[117.8,38.4],[117.9,38.4],[117.9,38.5],[117.8,38.5],[117.8,38.4]]]", "");
        zone(api, "CMD-ROAD", "LineString", "[[117.8,38.4],[117.9,38.45]]", ",\"halfWidthMetres\":20");
        zone(api, "CMD-ROUND", "Point", "[117.8,38.4]", ",\"radiusMetres\":500");
    }

    private static void zone(Api api, String id, String type, String coordinates, String more)
            throws IOException, InterruptedException {
        api.put("/zones/" + id, """
                {"type":"Feature","id":"%s","geometry":{"type":"%s","coordinates":%s},
                 "properties":{"name":"%s","kind":"restricted-area"%s}}""".formatted(id, type, coordinates, id, more));
    }
}
