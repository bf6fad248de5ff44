package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.feed.Rhythm;
import org.hazmat.web.memory.MemoryPlatform;
import org.hazmat.web.push.Pace;
import org.hazmat.web.read.Role;
import org.hazmat.web.read.Users;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** A server on a free port of the loopback, over a platform in memory, with one account for each role. */
final class Running implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    static final JsonMapper JSON = new JsonMapper();
    static final VehicleId OURS = VehicleId.parse("津A12345");
    static final VehicleId THEIRS = VehicleId.parse("津B67890:1");
    private static final String PASSWORD_HASH = Passwords.hash(PASSWORD);

    final MemoryPlatform platform = new MemoryPlatform();
    final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setBlockedThreadCheckInterval(500)
            .setMaxEventLoopExecuteTime(2)
            .setMaxEventLoopExecuteTimeUnit(TimeUnit.SECONDS));
    /** Deliveries repeat quickly; what is given up after a day is so by the platform's clock, which tests set. */
    private static final Pace PACE =
            new Pace(Duration.ofMillis(500), Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofHours(24));

    private final ListAppender<ILoggingEvent> blocked = new ListAppender<>();
    final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    final WebServer server;

    /** What came back; the body as JSON where it is. */
    record Reply(int status, JsonNode json, HttpResponse<String> raw) {
        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    Running() {
        this("sample-console");
    }

    /** @param console classpath folder */
    Running(String console) {
        Rhythm rhythm = new Rhythm(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(100));
        blocked.start();
        vertxLog().addAppender(blocked);
        for (Role role : Role.values()) {
            String operator = role == Role.OPERATOR ? "滨海运输" : null;
            platform.users.put(new Users.User(role.word(), role, operator, PASSWORD_HASH), "test");
            platform.users.saveToken(
                    Token.hash("token-" + role.word()), role.word(), MemoryPlatform.START.plusSeconds(360_000));
        }
        register(OURS, "013912345678", "滨海运输");
        register(THEIRS, "013912345679", "渤海物流");
        try {
            server = WebServer.start(
                    WebServer.prepare(vertx), "127.0.0.1", 0, platform.platform(), rhythm, PACE, console);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void register(VehicleId id, String phoneNumber, String operator) {
        platform.vehicles.put(
                id, new Vehicle(id, phoneNumber, operator, "tanker", "1203", CargoState.LOADED, null, null, false));
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpRequest.Builder request(@Nullable Role role, String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(20));
        return role == null ? builder : builder.header("Authorization", "Bearer token-" + role.word());
    }

    Reply get(@Nullable Role role, String path) {
        return send(request(role, path).GET());
    }

    Reply put(@Nullable Role role, String path, String body) {
        return send(request(role, path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply post(@Nullable Role role, String path, String body) {
        return send(request(role, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply delete(@Nullable Role role, String path) {
        return send(request(role, path).DELETE());
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Reply(
                    response.statusCode(), json ? JSON.readTree(response.body()) : JSON.createObjectNode(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        client.shutdownNow();
        vertxLog().detachAppender(blocked);
        assertThat(blocked.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(message -> message.contains("has been blocked"));
    }

    private static Logger vertxLog() {
        return (Logger) LoggerFactory.getLogger("io.vertx.core");
    }
}
