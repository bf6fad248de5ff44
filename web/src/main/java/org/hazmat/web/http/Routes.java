package org.hazmat.web.http;

import static org.hazmat.web.read.Role.ADMIN;
import static org.hazmat.web.read.Role.BUREAU;
import static org.hazmat.web.read.Role.POLICE;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hazmat.geocore.model.Appointment;
import org.hazmat.geocore.model.LoadCheck;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.web.push.Couriers;
import org.hazmat.web.read.Platform;
import org.hazmat.web.read.Role;
import org.jspecify.annotations.Nullable;

/** The table of all routes: operation of openapi.yaml, who may use it, what answers it. What is not here does not exist. */
final class Routes {
    private static final Access ANYBODY = new Access.Anybody();
    private static final Access ALL = new Access.Only(Set.of(Role.values()));
    private static final Access READERS = new Access.Reading(Set.of(Role.values()));
    private static final Access OFFICE = new Access.Only(Set.of(BUREAU, ADMIN));
    private static final Access OFFICIALS = new Access.Only(Set.of(BUREAU, POLICE, ADMIN));
    private static final Access ADMINS = new Access.Only(Set.of(ADMIN));

    private Routes() {}

    static List<Route> of(Platform platform, Streams streams, Couriers couriers) {
        Logins logins = new Logins(platform.users(), platform.audit(), platform.clock());
        UserResource users = new UserResource(platform.users());
        VehicleResource vehicles = new VehicleResource(platform.vehicles(), platform.events(), platform.register());
        WaybillResource waybills = new WaybillResource(platform.waybills(), platform.register());
        EntryResource<LoadCheck> loadChecks = EntryResource.ofLoadChecks(platform.loadChecks(), platform.register());
        EntryResource<Appointment> appointments =
                EntryResource.ofAppointments(platform.appointments(), platform.register());
        TerminalResource terminals = new TerminalResource(platform.terminals(), platform.clock());
        CommandResource commands = new CommandResource(platform);
        AuditResource audit = new AuditResource(platform.audit());
        PositionResource positions = new PositionResource(platform.liveMap(), platform.register(), platform.clock());
        TrackResource tracks = new TrackResource(platform.tracks(), platform.register());
        VersionedResource<Zone> zones =
                new VersionedResource<>(platform.zones(), new ZoneEdit(platform.rules(), platform.clock()));
        VersionedResource<Rule> rules =
                new VersionedResource<>(platform.rules(), new RuleEdit(platform.zones(), platform.clock()));
        VersionedResource<Permit> permits = new VersionedResource<>(platform.permits(), new PermitEdit(platform));
        ImportResource imports = new ImportResource(platform.zones(), platform.clock());
        OgcResource ogc = new OgcResource(platform.zones(), platform.clock());
        FindingResource findings = new FindingResource(platform.findings(), platform.commands(), platform.register());
        EvidenceResource evidence = new EvidenceResource(platform.evidence(), platform.findings(), platform.register());
        ExplanationResource explanations =
                new ExplanationResource(platform.explanations(), platform.findings(), platform.register());
        BacktestResource backtests = new BacktestResource(platform.backtests(), platform.zones());
        BackupResource backups = new BackupResource(platform.backups());
        SubscriptionResource subscriptions =
                new SubscriptionResource(platform.push().subscriptions(), couriers, platform.clock());
        Health health = new Health(platform.ready(), platform.condition(), platform.metrics());
        return List.of(
                route("login", ANYBODY, logins::login),
                asked("logout", Trace.asked("logout", "session"), ALL, logins::logout),
                route("getMe", ALL, logins::me),
                viewed("listUsers", "users", ADMINS, users::list),
                viewed("getUser", "users", ADMINS, users::get),
                route("putUser", ADMINS, users::put),
                route("deleteUser", ADMINS, users::delete),
                route("listVehicles", ALL, vehicles::list),
                viewed("getVehicle", "vehicle", ALL, vehicles::get),
                route("putVehicle", OFFICE, vehicles::put),
                route("deleteVehicle", OFFICE, vehicles::delete),
                route("listVehicleVersions", ALL, vehicles::versions),
                viewed("listVehicleEvents", "vehicle-events", ALL, vehicles::events),
                viewed("getTrack", "track", ALL, tracks::track),
                route("getQuality", ALL, tracks::quality),
                viewed("listPositions", "positions", ALL, positions::list),
                lasting("live", ALL, Trace.view("positions"), streams::live),
                route("listWaybills", ALL, waybills::list),
                route("getWaybill", ALL, waybills::get),
                route("putWaybill", OFFICE, waybills::put),
                route("deleteWaybill", OFFICE, waybills::delete),
                route("listWaybillVersions", ALL, waybills::versions),
                route("listLoadChecks", ALL, loadChecks::list),
                route("getLoadCheck", ALL, loadChecks::get),
                route("putLoadCheck", OFFICE, loadChecks::put),
                route("deleteLoadCheck", OFFICE, loadChecks::delete),
                route("listLoadCheckVersions", ALL, loadChecks::versions),
                route("listAppointments", ALL, appointments::list),
                route("getAppointment", ALL, appointments::get),
                route("putAppointment", OFFICE, appointments::put),
                route("deleteAppointment", OFFICE, appointments::delete),
                route("listAppointmentVersions", ALL, appointments::versions),
                route("listUnknownTerminals", OFFICE, terminals::unknown),
                viewed("listBadFrames", "bad-frames", OFFICE, terminals::badFrames),
                route("getTerminalProfile", OFFICE, terminals::profile),
                asked("putTerminalProfile", Trace.asked("force", "terminal-profile"), OFFICE, terminals::force),
                asked("releaseTerminal", Trace.asked("release", "terminal"), OFFICE, terminals::release),
                viewed("listCommands", "commands", ALL, commands::list),
                route("submitCommand", OFFICE, commands::submit),
                route("listUnapprovedCommands", OFFICE, commands::unapproved),
                viewed("getCommand", "commands", ALL, commands::get),
                route("approveCommand", OFFICE, commands::approve),
                route("rejectCommand", OFFICE, commands::reject),
                viewed("listAudit", "audit", ADMINS, audit::list),
                exported("exportAudit", "audit", ADMINS, audit::export),
                route("listZones", ALL, zones::list),
                route("getZone", ALL, zones::get),
                route("putZone", OFFICE, zones::put),
                route("deleteZone", OFFICE, zones::delete),
                route("listZoneVersions", ALL, zones::versions),
                route("previewImport", OFFICE, imports::preview),
                route("getImport", OFFICE, imports::get),
                asked("commitImport", Trace.asked("import", "zones"), OFFICE, imports::commit),
                route("discardImport", OFFICE, imports::discard),
                route("listRules", ALL, rules::list),
                route("getRule", ALL, rules::get),
                route("putRule", OFFICE, rules::put),
                route("deleteRule", OFFICE, rules::delete),
                route("listRuleVersions", ALL, rules::versions),
                route("listPermits", ALL, permits::list),
                route("getPermit", ALL, permits::get),
                route("putPermit", OFFICE, permits::put),
                route("deletePermit", OFFICE, permits::delete),
                route("listPermitVersions", ALL, permits::versions),
                asked("startBacktest", Trace.asked("start", "backtest"), OFFICE, backtests::start),
                route("getBacktest", OFFICE, backtests::get),
                asked("cancelBacktest", Trace.asked("cancel", "backtest"), OFFICE, backtests::cancel),
                asked("startBackup", Trace.asked("start", "backup"), ADMINS, backups::start),
                route("getBackup", ADMINS, backups::get),
                route("listViolations", ALL, findings::violations),
                route("getViolation", ALL, findings::violation),
                viewed("getExplanation", "explanation", ALL, explanations::get),
                exported("getEvidence", "evidence", OFFICIALS, evidence::export),
                route("listKeys", ANYBODY, evidence::keys),
                route("listObservations", ALL, findings::observations),
                route("listSubscriptions", OFFICE, subscriptions::list),
                route("getSubscription", OFFICE, subscriptions::get),
                route("putSubscription", OFFICE, subscriptions::put),
                route("deleteSubscription", OFFICE, subscriptions::delete),
                route("rotateSubscriptionSecret", OFFICE, subscriptions::rotate),
                asked("replaySubscription", Trace.asked("replay", "subscription"), OFFICE, subscriptions::replay),
                lasting("streamFeed", ALL, null, streams::feed),
                lasting("pollFeed", ALL, null, streams::poll),
                route("getOgcLanding", READERS, ogc::landing),
                route("getOgcConformance", READERS, ogc::conformance),
                route("listOgcCollections", READERS, ogc::collections),
                route("getOgcZones", READERS, ogc::collection),
                route("listOgcItems", READERS, ogc::items),
                route("getOgcItem", READERS, ogc::item),
                route("getStatus", ALL, health::status),
                route("getDescription", ANYBODY, Description::get),
                route("getHealth", ANYBODY, health::lives),
                route("getReadiness", ANYBODY, health::ready),
                route("getMetrics", ANYBODY, health::metrics));
    }

    private static Route route(String operation, Access access, Function<Request, Answer> answer) {
        return new Route(operation, access, new Route.Handling.Plain(answer), null);
    }

    /** Shows personal data: who somebody is, what somebody did, or where a vehicle, and who drives it, is or was. */
    private static Route viewed(String operation, String subject, Access access, Function<Request, Answer> answer) {
        return new Route(operation, access, new Route.Handling.Plain(answer), Trace.view(subject));
    }

    /** Hands out what is meant to leave the platform. */
    private static Route exported(String operation, String subject, Access access, Function<Request, Answer> answer) {
        return new Route(operation, access, new Route.Handling.Plain(answer), Trace.export(subject));
    }

    /** Does something that the SQL store does not write down as an edit. */
    private static Route asked(String operation, Trace trace, Access access, Function<Request, Answer> answer) {
        return new Route(operation, access, new Route.Handling.Plain(answer), trace);
    }

    private static Route lasting(String operation, Access access, @Nullable Trace trace, Route.Connection connection) {
        return new Route(operation, access, new Route.Handling.Lasting(connection), trace);
    }
}
