package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.rule.Version;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Versioned;

/** Zones, rules or permits and all their versions (rules.md 16). */
final class VersionedResource<T> {
    private final Versioned<T> stored;
    private final Edit<T> edit;

    VersionedResource(Versioned<T> stored, Edit<T> edit) {
        this.stored = stored;
        this.edit = edit;
    }

    /** Pages on until it has what was asked for: the caller may not see all. */
    Answer list(Request request) {
        Page.Ask ask = request.page();
        String cursor = ask.cursor();
        List<JsonNode> items = new ArrayList<>();
        do {
            Page<Version<T>> page = stored.list(new Page.Ask(ask.limit() - items.size(), cursor));
            page.items().forEach(version -> visible(version, request).ifPresent(items::add));
            cursor = page.next();
        } while (cursor != null && items.size() < ask.limit());
        return Answer.page(new Page<>(items, cursor), item -> item);
    }

    Answer get(Request request) {
        return Answer.ok(find(request).orElseThrow(() -> missing(request)));
    }

    Answer put(Request request) {
        String id = request.path("id");
        Edit.Draft<T> draft = edit.read(request.content(), request);
        boolean isNew = stored.find(id).isEmpty();
        Version<T> version = stored.put(
                id,
                draft.value(),
                draft.validFrom(),
                draft.validTo(),
                request.who().name());
        return Answer.stored(isNew, edit.write(version, draft.value()));
    }

    Answer delete(Request request) {
        String id = request.path("id");
        edit.beforeDelete(id);
        if (!stored.delete(id, request.who().name())) {
            throw missing(request);
        }
        return Answer.nothing();
    }

    Answer versions(Request request) {
        List<Version<T>> versions = stored.versions(request.path("id"));
        boolean hidden = versions.stream()
                .flatMap(version -> version.find().stream())
                .anyMatch(value -> !edit.visible(value, request.who()));
        if (versions.isEmpty() || hidden) {
            throw missing(request);
        }
        return Answer.page(Page.of(versions, request.page()), version -> VersionForm.write(version, edit::write));
    }

    private Optional<JsonNode> find(Request request) {
        return stored.find(request.path("id")).flatMap(version -> visible(version, request));
    }

    private Optional<JsonNode> visible(Version<T> version, Request request) {
        return version.find()
                .filter(value -> edit.visible(value, request.who()))
                .map(value -> edit.write(version, value));
    }

    private Problem missing(Request request) {
        return Problem.notFound(edit.noun(), request.path("id"));
    }
}
