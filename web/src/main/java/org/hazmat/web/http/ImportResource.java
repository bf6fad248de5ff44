package org.hazmat.web.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.Validity;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.survey.Survey;
import org.hazmat.geocore.survey.SurveyFile;
import org.hazmat.geocore.survey.SurveyOptions;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;
import org.hazmat.web.read.Versioned;

/** Zones from files: looked at first, stored when somebody says so, all or none. */
final class ImportResource {
    private static final int MAX_ERRORS = 100;
    private static final int MAX_SAMPLE = 500;
    private static final int MAX_SAMPLE_VERTICES = 20_000;
    /** A file may take some hundred MiB while it is read. */
    private static final int AT_A_TIME = 2;

    private final Versioned<Zone> zones;
    private final InstantSource clock;
    private final Imports imports = new Imports();
    private final Semaphore slots = new Semaphore(AT_A_TIME);

    /** What a commit would do, or did. */
    private record Changes(List<Versioned.Change<Zone>> made, int added, int unchanged) {
        ObjectNode json() {
            ObjectNode json = Answer.object();
            json.put("added", added);
            json.put("changed", made.size() - added);
            json.put("unchanged", unchanged);
            return json;
        }
    }

    ImportResource(Versioned<Zone> zones, InstantSource clock) {
        this.zones = zones;
        this.clock = clock;
    }

    Answer preview(Request request) {
        SurveyFile file = new SurveyFile(String.valueOf(request.find("filename")), request.file());
        SurveyOptions options = options(request);
        Survey survey = read(file, options);
        Changes changes = changes(survey, request);
        Imports.Preview preview =
                imports.keep(request.who().name(), clock.instant(), file.name(), options.gcj02(), survey);
        return Answer.stored(true, form(preview, changes));
    }

    Answer get(Request request) {
        Imports.Preview preview = find(request);
        return Answer.ok(form(preview, changes(preview.survey(), request)));
    }

    Answer discard(Request request) {
        imports.forget(find(request).id());
        return Answer.nothing();
    }

    Answer commit(Request request) {
        Imports.Preview preview = find(request);
        int faults = preview.survey().faults().size();
        if (faults > 0) {
            throw Problem.of(
                    409,
                    faults
                            + " of the features cannot become zones, and an import stores all or none; the preview says why");
        }
        Changes changes = changes(preview.survey(), request);
        if (!changes.made.isEmpty()) {
            zones.putAll(changes.made, request.who().name());
        }
        imports.forget(preview.id());
        return Answer.ok(changes.json());
    }

    private Imports.Preview find(Request request) {
        return imports.get(request.path("id"), request.who().name(), clock.instant());
    }

    private Survey read(SurveyFile file, SurveyOptions options) {
        if (!slots.tryAcquire()) {
            throw Problem.with(429, "other imports are being read; try again in some seconds", "Retry-After", "5");
        }
        try {
            return Survey.of(file, options);
        } finally {
            slots.release();
        }
    }

    private static SurveyOptions options(Request request) {
        String kind = request.find("kind");
        return SurveyOptions.NONE
                .withCrs(request.find("crs"))
                .withGcj02("gcj-02".equals(request.find("datum")))
                .withKind(kind == null ? null : ZoneKind.ofWord(kind))
                .withWidths(request.metres("halfWidthMetres"), request.metres("radiusMetres"))
                .withAttributes(request.find("idAttribute"), request.find("nameAttribute"))
                .withLayer(request.find("layer"));
    }

    /** Against what is stored now; refuses what the caller may not write. */
    private Changes changes(Survey survey, Request request) {
        List<Versioned.Change<Zone>> made = new ArrayList<>();
        int added = 0;
        int unchanged = 0;
        for (Survey.Found found : survey.zones()) {
            Zone zone = found.zone();
            Version<Zone> stored = zones.find(zone.id()).orElse(null);
            if (stored != null && same(stored, zone, found.validity())) {
                unchanged++;
            } else {
                Past.checked(zone, found.validity(), clock.instant(), request.who());
                made.add(new Versioned.Change<>(
                        zone.id(),
                        zone,
                        found.validity().from(),
                        found.validity().to()));
                added += stored == null ? 1 : 0;
            }
        }
        return new Changes(made, added, unchanged);
    }

    private static boolean same(Version<Zone> stored, Zone zone, Validity validity) {
        return zone.equals(stored.value())
                && (validity.from() == null || validity.from().equals(stored.validFrom()))
                && Objects.equals(validity.to(), stored.validTo());
    }

    private static ObjectNode form(Imports.Preview preview, Changes changes) {
        Survey survey = preview.survey();
        ObjectNode json = Answer.object();
        json.put("id", preview.id());
        json.put("expiresAt", JsonText.time(preview.expiresAt()));
        json.put("filename", preview.filename());
        json.put("format", survey.format());
        json.put("crs", survey.crs());
        json.put("datum", preview.gcj02() ? "gcj-02" : "wgs-84");
        json.put("zones", survey.zones().size());
        json.set("changes", changes.json());
        json.put("errorCount", survey.faults().size());
        ArrayNode errors = json.putArray("errors");
        survey.faults().stream()
                .limit(MAX_ERRORS)
                .forEach(fault -> errors.addObject()
                        .put("feature", fault.feature())
                        .put("id", fault.id())
                        .put("reason", fault.reason()));
        json.set("sample", sample(survey.zones()));
        return json;
    }

    private static ObjectNode sample(List<Survey.Found> zones) {
        ObjectNode collection = Answer.object();
        collection.put("type", "FeatureCollection");
        ArrayNode features = collection.putArray("features");
        long vertices = 0;
        for (Survey.Found found : zones) {
            vertices += vertices(found.zone().shape());
            if (features.size() == MAX_SAMPLE || vertices > MAX_SAMPLE_VERTICES) {
                break;
            }
            features.add(ZoneJson.write(found.zone(), found.validity()));
        }
        return collection;
    }

    private static long vertices(Shape shape) {
        return switch (shape) {
            case Shape.Circle circle -> 1;
            case Shape.Corridor corridor -> corridor.line().size();
            case Shape.Area area ->
                area.polygons().stream()
                        .mapToLong(polygon -> polygon.outer().size()
                                + polygon.holes().stream().mapToLong(List::size).sum())
                        .sum();
        };
    }
}
