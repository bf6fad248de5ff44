package org.hazmat.gateway.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hazmat.gateway.journal.FeedProof;
import org.hazmat.gateway.journal.Frames;
import org.hazmat.geocore.evidence.EvidenceFile;
import org.hazmat.geocore.evidence.EvidenceFile.Kind;
import org.hazmat.geocore.evidence.SigningKey;
import org.hazmat.geocore.evidence.TrustedKey;
import org.hazmat.geocore.json.ExplanationJson;
import org.hazmat.geocore.json.FixJson;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.PermitJson;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.json.VehicleJson;
import org.hazmat.geocore.json.ViolationJson;
import org.hazmat.geocore.json.WaybillJson;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.web.read.Evidence;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Tracks;
import org.hazmat.web.read.Unavailable;

/** Collects what is known of a violation into an evidence file (证据导出). */
public final class EvidenceExport implements Evidence {
    private static final Duration AROUND = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int PAGE = 1_000;

    private final Sources sources;
    private final FeedProof proof;
    private final Frames frames;
    private final SigningKey key;
    private final InstantSource clock;

    public EvidenceExport(Sources sources, FeedProof proof, Frames frames, SigningKey key, InstantSource clock) {
        this.sources = sources;
        this.proof = proof;
        this.frames = frames;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public List<TrustedKey> keys() {
        return List.of(key.trusted());
    }

    @Override
    public Optional<String> export(String violationId, String exportedBy) {
        return sources.findings().findViolation(violationId).map(violation -> {
            String now = String.valueOf(JsonText.time(clock.instant()));
            EvidenceFile file = EvidenceFile.about(violation.id(), exportedBy, now);
            file.add(Kind.VIOLATION, ViolationJson.write(violation));
            sources.explanations()
                    .explain(violation)
                    .ifPresent(explanation -> file.add(Kind.EXPLANATION, ExplanationJson.write(explanation)));
            addVehicle(file, violation);
            addLaw(file, violation);
            addTrack(file, violation);
            addFeed(file, violation);
            return file.seal(key);
        });
    }

    private void addVehicle(EvidenceFile file, Violation violation) {
        sources.vehicles()
                .find(violation.vehicle())
                .ifPresent(vehicle -> file.add(Kind.VEHICLE, VehicleJson.write(vehicle)));
        for (Waybill waybill : all(ask -> sources.waybills().list(violation.vehicle(), null, ask))) {
            if (waybill.start().isBefore(until(violation)) && waybill.end().isAfter(since(violation))) {
                file.add(Kind.WAYBILL, WaybillJson.write(waybill));
            }
        }
    }

    /** The versions that the violation names, and every version of the vehicle's permits. */
    private void addLaw(EvidenceFile file, Violation violation) {
        sources.rules().versions(violation.rule()).stream()
                .filter(version -> version.number() == violation.ruleVersion())
                .forEach(version -> file.add(Kind.RULE, version(version, RuleJson::write)));
        String zone = violation.zone();
        Integer zoneVersion = violation.zoneVersion();
        if (zone != null && zoneVersion != null) {
            sources.zones().versions(zone).stream()
                    .filter(version -> version.number() == zoneVersion)
                    .forEach(version -> file.add(Kind.ZONE, version(version, ZoneJson::write)));
        }
        for (Version<Permit> permit : all(sources.permits()::list)) {
            if (permit.find()
                    .filter(its -> its.vehicle().equals(violation.vehicle()))
                    .isPresent()) {
                sources.permits()
                        .versions(permit.id())
                        .forEach(version -> file.add(Kind.PERMIT, version(version, PermitJson::write)));
            }
        }
    }

    private void addTrack(EvidenceFile file, Violation violation) {
        Map<Long, Frames.Raw> carriers = new LinkedHashMap<>();
        for (Tracks.Point point : all(
                ask -> sources.tracks().track(violation.vehicle(), since(violation), until(violation), true, ask))) {
            ObjectNode fix = FixJson.write(point.fix(), point.receivedAt(), point.quality());
            fix.put("digest", point.fix().digest().toString());
            frames.find(violation.vehicle(), point.fix()).ifPresent(frame -> {
                fix.put("frame", frame.number());
                carriers.put(frame.number(), frame);
            });
            file.add(Kind.FIX, fix);
        }
        carriers.values().forEach(frame -> file.add(Kind.FRAME, form(frame)));
    }

    private void addFeed(EvidenceFile file, Violation violation) {
        try {
            proof.checkpoint()
                    .toCompletableFuture()
                    .orTimeout(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new Unavailable("the feed cannot be signed now; try again", e);
        }
        for (FeedProof.Proven event : proof.about(violation.id())) {
            file.addEvent(event.before(), JsonText.parse(event.json()), event.chain());
        }
    }

    private static Instant since(Violation violation) {
        return violation.start().minus(AROUND);
    }

    private static Instant until(Violation violation) {
        Instant closedAt = violation.closedAt();
        return (closedAt == null ? violation.end() : closedAt).plus(AROUND);
    }

    private static ObjectNode form(Frames.Raw frame) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("number", frame.number());
        form.put("receivedAt", JsonText.time(frame.receivedAt()));
        form.put("phoneNumber", frame.phoneNumber());
        form.put("raw", HexFormat.of().withUpperCase().formatHex(frame.octets()));
        return form;
    }

    private static <T> ObjectNode version(Version<T> version, Function<T, ? extends JsonNode> value) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("id", version.id());
        form.put("version", version.number());
        form.put("validFrom", JsonText.time(version.validFrom()));
        form.put("validTo", JsonText.time(version.validTo()));
        form.put("author", version.author());
        form.put("time", JsonText.time(version.madeAt()));
        form.set("value", version.find().<JsonNode>map(value).orElse(null));
        return form;
    }

    private static <T> List<T> all(Function<Page.Ask, Page<T>> list) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<T> page = list.apply(new Page.Ask(PAGE, cursor));
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }
}
