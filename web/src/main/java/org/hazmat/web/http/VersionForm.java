package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.rule.Version;
import org.hazmat.web.read.Page;

/** A version as the API shows it: who made what, and when. */
final class VersionForm {
    private VersionForm() {}

    /** A page of one thing's versions; those that somebody may not see, and deletions when there are no others, are missing. */
    static <T> Answer page(
            List<Version<T>> all, Predicate<T> visible, BiFunction<Version<T>, T, JsonNode> value, Request request) {
        List<Version<T>> seen = all.stream()
                .filter(version -> version.find().filter(visible.negate()).isEmpty())
                .toList();
        if (seen.stream().allMatch(Version::deleted)) {
            throw Problem.of(404, "there is no such thing, and never was");
        }
        return Answer.page(Page.of(seen, request.page()), version -> write(version, value));
    }

    static <T> ObjectNode write(Version<T> version, BiFunction<Version<T>, T, JsonNode> value) {
        ObjectNode form = Answer.object();
        form.put("version", version.number());
        form.put("validFrom", JsonText.time(version.validFrom()));
        form.put("validTo", JsonText.time(version.validTo()));
        form.put("author", version.author());
        form.put("time", JsonText.time(version.madeAt()));
        form.put("deleted", version.deleted());
        form.set("value", version.find().map(each -> value.apply(version, each)).orElse(null));
        return form;
    }
}
