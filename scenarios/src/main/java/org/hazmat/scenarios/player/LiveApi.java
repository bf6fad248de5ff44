package org.hazmat.scenarios.player;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.json.JsonText;

/** A running server's HTTP API, as a logged-in user sees it. */
public final class LiveApi {
    private static final String ROOT = "/api/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(10);
    private static final int PAGE = 1000;
    private static final int SUCCESS = 2;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String root;
    private final String token;

    private LiveApi(String root, String user, String password) throws IOException, InterruptedException {
        this.root = root;
        ObjectNode login = JsonNodeFactory.instance.objectNode();
        login.put("username", user).put("password", password);
        token = exchange("POST", "/login", "", BodyPublishers.ofString(JsonText.write(login)))
                .path("token")
                .asText();
    }

    /** Logs in; {@code url} is the server's address, with or without {@code /api/v1}. */
    public static LiveApi login(URI url, String user, String password) throws IOException, InterruptedException {
        String base = url.toString().replaceAll("/+$", "");
        return new LiveApi(base.endsWith(ROOT) ? base : base + ROOT, user, password);
    }

    /** Path segment of a name that may hold any character. */
    public static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public void put(String path, JsonNode body) throws IOException, InterruptedException {
        exchange("PUT", path, token, BodyPublishers.ofString(JsonText.write(body)));
    }

    public void delete(String path) throws IOException, InterruptedException {
        exchange("DELETE", path, token, BodyPublishers.noBody());
    }

    public JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return exchange("POST", path, token, BodyPublishers.ofString(JsonText.write(body)));
    }

    /** Sends a file, or nothing, and waits as long as reading and storing it may take. */
    public JsonNode post(String path, byte[] file) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, token)
                .timeout(LONG_PATIENCE)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(file));
        return send("POST " + path.replaceAll("\\?.*", ""), request);
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return exchange("GET", path, token, BodyPublishers.noBody());
    }

    /** All items of a list, page after page; {@code path} has a query already. */
    public List<JsonNode> list(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(path + "&limit=" + PAGE + cursor);
            page.path("items").forEach(items::add);
            JsonNode next = page.path("next");
            cursor = next.isTextual() ? "&cursor=" + segment(next.asText()) : "";
        } while (!cursor.isEmpty());
        return items;
    }

    /** An answer that is read as it comes; close its body. */
    public HttpResponse<InputStream> stream(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                client.send(request(path, token).GET().build(), BodyHandlers.ofInputStream());
        if (response.statusCode() / 100 != SUCCESS) {
            throw new IOException("GET " + path + " is answered " + response.statusCode());
        }
        return response;
    }

    private JsonNode exchange(String method, String path, String bearer, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, bearer)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body);
        return send(method + " " + path, request);
    }

    private HttpRequest.Builder request(String path, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path));
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private JsonNode send(String what, HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            return read(what, client.send(request.build(), BodyHandlers.ofString()));
        } catch (ConnectException e) {
            throw new IOException("nothing answers at " + root, e);
        }
    }

    private static JsonNode read(String what, HttpResponse<String> response) throws IOException {
        JsonNode body = parse(response.body());
        if (response.statusCode() / 100 != SUCCESS) {
            String detail = body.path("detail").asText(body.path("title").asText());
            throw new IOException(what + " is answered " + response.statusCode() + " " + detail);
        }
        return body;
    }

    /** Some answers have no body, and what stands between us and the server may answer with something else than JSON. */
    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? JsonNodeFactory.instance.objectNode() : JsonText.parse(body);
        } catch (Invalid e) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("detail", body.lines().findFirst().orElse(""));
        }
    }
}
