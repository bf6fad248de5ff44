package org.hazmat.scenarios.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The HTTP API as a program of another department would call it. */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String token;

    private Api(String base, String token) {
        this.base = base;
        this.token = token;
    }

    static Api logIn(int port, String user, String password) throws IOException, InterruptedException {
        Api anonymous = new Api("http://127.0.0.1:" + port + "/api/v1", "");
        JsonNode answer = anonymous.send(
                "POST", "/login", JSON.createObjectNode().put("username", user).put("password", password), 200);
        return new Api(anonymous.base, answer.path("token").asText());
    }

    String token() {
        return token;
    }

    String base() {
        return base;
    }

    HttpClient client() {
        return client;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, null, 200);
    }

    JsonNode put(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = exchange("PUT", path, body);
        if (response.statusCode() != 200 && response.statusCode() != 201) {
            throw new IOException("PUT " + path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** All items of a list, page by page. */
    List<JsonNode> list(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(path + (path.contains("?") ? "&" : "?") + "limit=1000" + cursor);
            page.path("items").forEach(items::add);
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + encode(page.path("next").asText());
        } while (!cursor.isEmpty());
        return items;
    }

    HttpResponse<String> exchange(String method, String path, String body) throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path));
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode send(String method, String path, JsonNode body, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> response = exchange(method, path, body == null ? null : body.toString());
        if (response.statusCode() != expected) {
            throw new IOException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }
}
