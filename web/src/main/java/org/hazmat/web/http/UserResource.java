package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Role;
import org.hazmat.web.read.Users;
import org.jspecify.annotations.Nullable;

/** Accounts. A password goes in and never comes out. */
final class UserResource {
    private static final int PAGE = 1000;

    private final Users users;

    UserResource(Users users) {
        this.users = users;
    }

    Answer list(Request request) {
        return Answer.page(users.list(request.page()), UserResource::form);
    }

    Answer get(Request request) {
        String name = request.path("name");
        return Answer.ok(form(users.find(name).orElseThrow(() -> Problem.notFound("user", name))));
    }

    /** Serialised, so that two administrators cannot take the role from each other at once. */
    synchronized Answer put(Request request) {
        String name = request.path("name");
        JsonNode body = request.content();
        Role role = Role.ofWord(body.path("role").asText());
        Users.User known = users.find(name).orElse(null);
        if (known != null && role != Role.ADMIN) {
            refuseIfLastAdmin(known);
        }
        Users.User user = new Users.User(name, role, operator(role, text(body, "operator")), passwordHash(body, known));
        return Answer.stored(users.put(user, request.who().name()), form(user));
    }

    synchronized Answer delete(Request request) {
        String name = request.path("name");
        users.find(name).ifPresent(this::refuseIfLastAdmin);
        if (!users.delete(name, request.who().name())) {
            throw Problem.notFound("user", name);
        }
        return Answer.nothing();
    }

    private static @Nullable String operator(Role role, @Nullable String operator) {
        if (role == Role.OPERATOR && (operator == null || operator.isBlank())) {
            throw Problem.badRequest("/operator", "role operator needs the name of the operator");
        }
        if (role != Role.OPERATOR && operator != null && !operator.isBlank()) {
            throw Problem.badRequest("/operator", "only role operator belongs to an operator");
        }
        return role == Role.OPERATOR ? operator : null;
    }

    private static String passwordHash(JsonNode body, Users.@Nullable User known) {
        String password = text(body, "password");
        if (password != null) {
            return Passwords.hash(password);
        }
        if (known == null) {
            throw Problem.badRequest("/password", "a new user needs a password");
        }
        return known.passwordHash();
    }

    private void refuseIfLastAdmin(Users.User user) {
        if (user.role() == Role.ADMIN && admins() == 1) {
            throw Problem.of(409, "\"" + user.name() + "\" is the last administrator");
        }
    }

    private long admins() {
        long admins = 0;
        String cursor = null;
        do {
            Page<Users.User> page = users.list(new Page.Ask(PAGE, cursor));
            admins += page.items().stream()
                    .filter(user -> user.role() == Role.ADMIN)
                    .count();
            cursor = page.next();
        } while (cursor != null);
        return admins;
    }

    private static @Nullable String text(JsonNode body, String field) {
        JsonNode value = body.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    private static JsonNode form(Users.User user) {
        ObjectNode form = Answer.object();
        form.put("name", user.name());
        form.put("role", user.role().word());
        form.put("operator", user.operator());
        return form;
    }
}
