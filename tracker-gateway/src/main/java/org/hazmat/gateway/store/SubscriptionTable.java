package org.hazmat.gateway.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.web.read.Subscriptions;

/** Whom the feed is pushed to. The secrets are kept as they are: what signs cannot be a hash. */
record SubscriptionTable(Database database, Edits edits) implements Subscriptions {
    @Override
    public Optional<Subscription> find(String id) {
        return database.read(
                session -> session.find("SELECT json FROM subscriptions WHERE id = ?", SubscriptionTable::read, id));
    }

    @Override
    public List<Subscription> all() {
        return database.read(
                session -> session.list("SELECT json FROM subscriptions ORDER BY id", SubscriptionTable::read));
    }

    @Override
    public boolean put(Subscription subscription, String author) {
        return database.edit(session -> {
            String json = form(subscription).toString();
            boolean isNew =
                    session.update("UPDATE subscriptions SET json = ? WHERE id = ?", json, subscription.id()) == 0;
            if (isNew) {
                session.update("INSERT INTO subscriptions (id, json) VALUES (?, ?)", subscription.id(), json);
            }
            edits.record(session, author, "put", "subscription", subscription.id());
            return isNew;
        });
    }

    @Override
    public boolean delete(String id, String author) {
        return database.edit(session -> {
            boolean deleted = session.update("DELETE FROM subscriptions WHERE id = ?", id) > 0;
            if (deleted) {
                edits.record(session, author, "delete", "subscription", id);
            }
            return deleted;
        });
    }

    private static ObjectNode form(Subscription subscription) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("id", subscription.id());
        form.put("url", subscription.url());
        ArrayNode types = form.putArray("types");
        subscription.types().forEach(types::add);
        form.put("enabled", subscription.enabled());
        ArrayNode secrets = form.putArray("secrets");
        for (Secret secret : subscription.secrets()) {
            Instant until = secret.until();
            secrets.addObject().put("text", secret.text()).put("until", until == null ? null : until.toString());
        }
        return form;
    }

    private static Subscription read(Row row) throws SQLException {
        JsonNode form = JsonText.parse(row.text("json"));
        List<String> types = new ArrayList<>();
        form.path("types").forEach(type -> types.add(type.asText()));
        List<Secret> secrets = new ArrayList<>();
        for (JsonNode secret : form.path("secrets")) {
            JsonNode until = secret.path("until");
            secrets.add(
                    new Secret(secret.path("text").asText(), until.isTextual() ? Instant.parse(until.asText()) : null));
        }
        return new Subscription(
                form.path("id").asText(),
                form.path("url").asText(),
                List.copyOf(types),
                form.path("enabled").asBoolean(),
                List.copyOf(secrets));
    }
}
