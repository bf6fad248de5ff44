package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.openapi.contract.Operation;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hazmat.web.feed.FeedTail;
import org.hazmat.web.feed.LiveBoard;
import org.hazmat.web.feed.Rhythm;
import org.hazmat.web.push.Couriers;
import org.hazmat.web.push.Pace;
import org.hazmat.web.read.Platform;
import org.hazmat.web.read.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The table of routes is complete, and the server does exactly what it says. */
class RouteTableTest {
    /** Written down once more by hand: who may write what. All other operations that need a login are for all. */
    private static final Map<String, Set<Role>> RESTRICTED = Map.ofEntries(
            Map.entry("listUsers", EnumSet.of(Role.ADMIN)),
            Map.entry("getUser", EnumSet.of(Role.ADMIN)),
            Map.entry("putUser", EnumSet.of(Role.ADMIN)),
            Map.entry("deleteUser", EnumSet.of(Role.ADMIN)),
            Map.entry("putVehicle", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("deleteVehicle", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("putWaybill", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("deleteWaybill", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("getEvidence", EnumSet.of(Role.BUREAU, Role.POLICE, Role.ADMIN)),
            Map.entry("putLoadCheck", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("deleteLoadCheck", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("putAppointment", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("deleteAppointment", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("listSubscriptions", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("getSubscription", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("putSubscription", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("deleteSubscription", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("rotateSubscriptionSecret", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("replaySubscription", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("listUnknownTerminals", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("listBadFrames", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("submitCommand", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("listUnapprovedCommands", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("approveCommand", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("rejectCommand", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("listAudit", EnumSet.of(Role.ADMIN)),
            Map.entry("exportAudit", EnumSet.of(Role.ADMIN)),
            Map.entry("getTerminalProfile", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("putTerminalProfile", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("releaseTerminal", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("putZone", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("deleteZone", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("previewImport", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("getImport", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("commitImport", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("discardImport", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("startBackup", EnumSet.of(Role.ADMIN)),
            Map.entry("getBackup", EnumSet.of(Role.ADMIN)),
            Map.entry("startBacktest", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("getBacktest", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("cancelBacktest", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("putRule", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("deleteRule", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("putPermit", EnumSet.of(Role.BUREAU, Role.ADMIN)),
            Map.entry("deletePermit", EnumSet.of(Role.BUREAU, Role.ADMIN)));

    private static final Set<String> OPEN =
            Set.of("login", "getDescription", "listKeys", "getHealth", "getReadiness", "getMetrics");

    private final Running web = new Running();

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void theTableAndTheDescriptionNameTheSameOperations() {
        assertThat(table().stream().map(Route::operation))
                .containsExactlyInAnyOrderElementsOf(
                        operations().stream().map(Operation::getOperationId).toList());
    }

    @Test
    void eachRoleGetsExactlyWhatTheTableSays() {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations()) {
            for (Role role : Role.values()) {
                int status = statusOf(operation, role);
                boolean letIn = status != 401 && status != 403;
                if (letIn != allowed(operation.getOperationId(), role)) {
                    wrong.add(operation.getOperationId() + " as " + role + ": " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void withoutALoginOnlyWhatIsOpenAnswers() {
        Set<String> answered = operations().stream()
                .filter(operation -> statusOf(operation, null) != 401)
                .map(Operation::getOperationId)
                .collect(Collectors.toSet());
        // An empty login is told that it lacks a name, which is an answer.
        assertThat(answered).isEqualTo(OPEN);
    }

    private static boolean allowed(String operation, Role role) {
        return RESTRICTED.getOrDefault(operation, EnumSet.allOf(Role.class)).contains(role);
    }

    private List<Operation> operations() {
        return Contract.load(web.vertx)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .operations();
    }

    private List<Route> table() {
        return table(web);
    }

    static List<Route> table(Running web) {
        Platform platform = web.platform.platform();
        FeedTail tail = new FeedTail(web.vertx, web.vertx.getOrCreateContext(), platform.feed());
        LiveBoard board = new LiveBoard(
                web.vertx, Rhythm.NORMAL, platform.liveMap(), platform.register(), platform.clock(), tail);
        Gate gate = new Gate(platform.users(), platform.audit(), platform.clock());
        Couriers couriers = new Couriers(
                web.vertx, web.vertx.getOrCreateContext(), tail, platform.push(), Pace.NORMAL, platform.clock());
        return Routes.of(
                platform, new Streams(web.vertx, Rhythm.NORMAL, gate, platform.register(), tail, board), couriers);
    }

    /** A nonsense request: those who are let in get another refusal, and nothing is changed. */
    private int statusOf(Operation operation, Role role) {
        String path = operation.getOpenAPIPath().replaceAll("\\{\\w+}", "nobody") + "?nonsense=1";
        HttpRequest.Builder request = web.request(role, path)
                .header("Content-Type", "application/json")
                .method(operation.getHttpMethod().name(), HttpRequest.BodyPublishers.noBody());
        return web.send(request).status();
    }
}
