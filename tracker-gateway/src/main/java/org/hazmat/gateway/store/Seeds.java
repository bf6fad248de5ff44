package org.hazmat.gateway.store;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.PermitJson;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.json.Validity;
import org.hazmat.geocore.json.VehicleJson;
import org.hazmat.geocore.json.WaybillJson;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Zone;

/** The sample district and its register, as the module {@code seeds} brings them. */
public record Seeds(
        List<Dated<Zone>> zones,
        List<Dated<Rule>> rules,
        List<Permit> permits,
        List<Vehicle> vehicles,
        List<Waybill> waybills,
        Holidays holidays) {
    /** Who is written down as the author of what they bring. */
    public static final String AUTHOR = "seed";

    private static final String FOLDER = "seeds/";
    /** Before the first fix time that is plausible (rules.md 2): whatever is replayed is judged by the samples. */
    private static final Instant ALWAYS = Instant.parse("2020-01-01T00:00:00+08:00");

    /** A value with the fix times that it is for. */
    public record Dated<T>(String id, T value, Validity validity) {}

    /** Reads them from the class path. Throws {@link StoreFailure} that names the file and the place when one cannot be used. */
    public static Seeds read() {
        return new Seeds(
                items("zones.geojson", "features", node -> zone(node)),
                items("rules.json", "", node -> rule(node)),
                items("permits.json", "", PermitJson::read),
                items("vehicles.json", "", VehicleJson::read),
                items("waybills.json", "", WaybillJson::read),
                readHolidays());
    }

    /** The days that {@code PH} means. */
    public static Holidays readHolidays() {
        String name = "holidays.csv";
        Set<LocalDate> days = new HashSet<>();
        try (CsvReader<NamedCsvRecord> lines =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            lines.forEach(line -> days.add(LocalDate.parse(line.getField("date"))));
            return new Holidays(days);
        } catch (IOException | UncheckedIOException | DateTimeParseException e) {
            throw unusable(name, e);
        }
    }

    /** Stores all of it. */
    void load(Session session, Store.Edited store) throws SQLException {
        for (Dated<Zone> zone : zones) {
            put(session, store.zones(), zone);
        }
        for (Dated<Rule> rule : rules) {
            put(session, store.rules(), rule);
        }
        for (Permit permit : permits) {
            put(session, store.permits(), new Dated<>(permit.id(), permit, new Validity(null, null)));
        }
        for (Vehicle vehicle : vehicles) {
            store.vehicles().put(session, vehicle, AUTHOR);
        }
        for (Waybill waybill : waybills) {
            store.waybills().put(session, waybill, AUTHOR);
        }
    }

    private static <T> void put(Session session, VersionTable<T> table, Dated<T> item) throws SQLException {
        Instant from = item.validity().from();
        table.put(
                session,
                item.id(),
                item.value(),
                from == null ? ALWAYS : from,
                item.validity().to(),
                AUTHOR);
    }

    private static Dated<Zone> zone(JsonNode node) {
        Zone zone = ZoneJson.read(node);
        return new Dated<>(zone.id(), zone, ZoneJson.validity(node));
    }

    private static Dated<Rule> rule(JsonNode node) {
        Rule rule = RuleJson.read(node);
        return new Dated<>(rule.terms().id(), rule, RuleJson.validity(node));
    }

    /** The list is the file itself, or the field of that name. */
    private static <T> List<T> items(String name, String field, Function<JsonNode, T> reader) {
        try (InputStream file = open(name)) {
            JsonNode node = JsonText.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            JsonNode list = field.isEmpty() ? node : node.path(field);
            if (!list.isArray()) {
                throw new Invalid(field.isEmpty() ? "" : "/" + field, "a list is expected here");
            }
            return StreamSupport.stream(list.spliterator(), false).map(reader).toList();
        } catch (IOException | Invalid e) {
            throw unusable(name, e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream file = Seeds.class.getClassLoader().getResourceAsStream(FOLDER + name);
        if (file == null) {
            throw new IOException("it is not there");
        }
        return file;
    }

    private static StoreFailure unusable(String name, Exception cause) {
        return new StoreFailure(
                "the sample data in " + FOLDER + name + " cannot be used: " + cause.getMessage(), cause);
    }
}
