package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.hazmat.geocore.json.PermitJson;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Version;
import org.hazmat.web.read.Caller;
import org.hazmat.web.read.Platform;
import org.hazmat.web.read.Role;
import org.jspecify.annotations.Nullable;

/** Editing permits. Their dates say when they lift a ban; from when on the version counts is derived from them. */
final class PermitEdit implements Edit<Permit> {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Platform platform;
    private final Supplier<Register> register;

    PermitEdit(Platform platform) {
        this.platform = platform;
        this.register = platform.register();
    }

    @Override
    public String noun() {
        return "permit";
    }

    @Override
    public Draft<Permit> read(JsonNode body, Request request) {
        Permit permit = PermitJson.read(body, request.path("id"));
        PermitJson.requireZones(permit, id -> platform.zones().find(id).isPresent());
        return new Draft<>(permit, inForceFrom(permit, request.who()), null);
    }

    @Override
    public JsonNode write(Version<Permit> version, Permit permit) {
        return PermitJson.write(permit);
    }

    @Override
    public boolean visible(Permit permit, Caller caller) {
        return caller.sees(permit.vehicle(), register.get());
    }

    /** A first version by an administrator may reach back to its first day; all others count from now on at the earliest. */
    private @Nullable Instant inForceFrom(Permit permit, Caller caller) {
        Instant firstDay = permit.validFrom().atStartOfDay(SHANGHAI).toInstant();
        boolean mayReachBack = caller.role() == Role.ADMIN
                && platform.permits().versions(permit.id()).isEmpty();
        return mayReachBack || firstDay.isAfter(platform.clock().instant()) ? firstDay : null;
    }
}
