package org.hazmat.gateway.store;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.hazmat.gateway.store.Seeds.Dated;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.PermitJson;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.json.VehicleJson;
import org.hazmat.geocore.json.WaybillJson;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Zone;

/** Reads what the module {@code seeds} brings. Throws {@link StoreFailure} that names the file and the place when one cannot be used. */
public final class SeedLoader {
    private static final String FOLDER = "seeds/";

    private SeedLoader() {}

    /** Stores the sample data, all of it, when nothing has ever been edited in the store; false when something has. */
    public static boolean loadIfEmpty(Store store) {
        return store.empty() && store.load(read());
    }

    /** The days that {@code PH} means. */
    public static Holidays holidays() {
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

    static Seeds read() {
        return new Seeds(
                items("zones.geojson", "features", SeedLoader::zone),
                items("rules.json", "", SeedLoader::rule),
                items("permits.json", "", PermitJson::read),
                items("vehicles.json", "", VehicleJson::read),
                items("waybills.json", "", WaybillJson::read));
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
        InputStream file = SeedLoader.class.getClassLoader().getResourceAsStream(FOLDER + name);
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
