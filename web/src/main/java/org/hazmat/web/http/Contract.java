package org.hazmat.web.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** openapi.yaml: what operations there are, and whether a request agrees with it. */
final class Contract {
    static final String FILE = "openapi.yaml";
    /** Stands in the file where the address of the server belongs, which only a running server knows. */
    static final String SERVER = "http://localhost:8080";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final OpenAPIContract contract;
    private final SchemaRepository schemas;

    private Contract(OpenAPIContract contract) {
        this.contract = contract;
        this.schemas = contract.getSchemaRepository();
    }

    /** Reads it on a worker: to compile its schemas holds a thread for long, more so while the code is new. */
    static Future<Contract> load(Vertx vertx) {
        Promise<Contract> loaded = Promise.promise();
        Deployable reading = context -> {
            OpenAPIContract.from(vertx, requests()).map(Contract::new).onComplete(loaded);
            return loaded.future();
        };
        DeploymentOptions onWorker = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);
        return vertx.deployVerticle(reading, onWorker).compose(vertx::undeploy).compose(done -> loaded.future());
    }

    private static JsonObject requests() {
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(text(SERVER));
        JsonObject requests = new JsonObject(file);
        // Vert.x knows no problem+json and no event streams; only requests are checked against the file.
        for (String path : requests.getJsonObject("paths").fieldNames()) {
            JsonObject operations = requests.getJsonObject("paths").getJsonObject(path);
            operations
                    .fieldNames()
                    .forEach(method -> operations.getJsonObject(method).put("responses", anyResponse()));
        }
        requests.getJsonObject("components").remove("responses");
        return requests;
    }

    /** The file as it is served. */
    static String text(String server) {
        try (InputStream in = Contract.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(SERVER, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operation> operations() {
        return contract.operations();
    }

    /** What of the request's parameters has a value. Throws {@link Problem} 400 where it disagrees with the file. */
    Map<String, String> parameters(Operation operation, Incoming incoming) {
        List<Problem.Fault> faults = new ArrayList<>();
        Map<String, String> query = new LinkedHashMap<>();
        incoming.query().forEach((name, value) -> {
            if (!value.isEmpty()) {
                query.put(name, value);
            }
        });
        List<String> known = new ArrayList<>();
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.getIn() == Location.QUERY) {
                known.add(parameter.getName());
                check(parameter, query.get(parameter.getName()), faults);
            } else if (parameter.getIn() == Location.PATH) {
                check(parameter, incoming.path().get(parameter.getName()), faults);
            }
        }
        for (String name : query.keySet()) {
            if (!known.contains(name)) {
                faults.add(
                        new Problem.Fault(name, "there is no such parameter; there are: " + String.join(", ", known)));
            }
        }
        refuse(faults);
        return query;
    }

    /** Whether the body is a file, whose content openapi.yaml does not describe. */
    static boolean isFile(Operation operation) {
        return operation.getRequestBody() != null
                && operation.getRequestBody().getContent().containsKey("application/octet-stream");
    }

    /** The body, or null where the operation takes none or a file. Throws {@link Problem} 400 where it disagrees with the file. */
    @Nullable
    JsonNode body(Operation operation, @Nullable Buffer body) {
        if (operation.getRequestBody() == null) {
            return null;
        }
        if (body == null || body.length() == 0) {
            throw Problem.badRequest("", isFile(operation) ? "the file is missing" : "a JSON body is missing");
        }
        if (isFile(operation)) {
            return null;
        }
        JsonNode json = parse(body.getBytes());
        JsonSchema schema = operation
                .getRequestBody()
                .getContent()
                .values()
                .iterator()
                .next()
                .getSchema();
        refuse(Complaints.of(schemas.validator(schema).validate(vertxForm(json, body))));
        return json;
    }

    /** A new one each time: Vert.x writes into what it is given. */
    private static JsonObject anyResponse() {
        return new JsonObject().put("default", new JsonObject().put("description", "any"));
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw Problem.badRequest(
                    "",
                    "the body is no JSON: line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object vertxForm(JsonNode json, Buffer body) {
        if (json.isObject()) {
            return new JsonObject(body);
        }
        if (json.isArray()) {
            return new JsonArray(body);
        }
        throw Problem.badRequest("", "the body has to be a JSON object");
    }

    private void check(Parameter parameter, @Nullable String text, List<Problem.Fault> faults) {
        if (text == null) {
            if (parameter.isRequired()) {
                faults.add(new Problem.Fault(parameter.getName(), "is missing"));
            }
            return;
        }
        Object value = typed(parameter.getSchemaType(), text);
        Complaints.of(schemas.validator(parameter.getSchema()).validate(value))
                .forEach(fault -> faults.add(new Problem.Fault(parameter.getName(), fault.detail())));
    }

    /** Text that is none of the type stays text, so that the schema refuses it. */
    private static Object typed(SchemaType type, String text) {
        if (type == SchemaType.INTEGER && text.matches("-?\\d{1,18}")) {
            return Long.valueOf(text);
        }
        if (type == SchemaType.NUMBER && text.matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
            return Double.valueOf(text);
        }
        if (type == SchemaType.BOOLEAN && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        return text;
    }

    private static void refuse(List<Problem.Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.badRequest(faults);
        }
    }
}
