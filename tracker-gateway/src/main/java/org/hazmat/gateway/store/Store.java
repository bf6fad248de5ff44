package org.hazmat.gateway.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.hazmat.gateway.command.Book;
import org.hazmat.gateway.journal.OutcomeLog;
import org.hazmat.geocore.model.Appointment;
import org.hazmat.geocore.model.LoadCheck;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.Registered;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.web.read.Entries;
import org.hazmat.web.read.Findings;
import org.hazmat.web.read.Subscriptions;
import org.hazmat.web.read.Tracks;
import org.hazmat.web.read.Users;
import org.hazmat.web.read.VehicleEvents;
import org.hazmat.web.read.Vehicles;
import org.hazmat.web.read.Versioned;
import org.hazmat.web.read.Waybills;
import org.jspecify.annotations.Nullable;

/** The SQL store: the query side, and the system of record for what people edit. Its methods block. */
public final class Store implements AutoCloseable {
    /** Kind of a store whose backup goes into a database. */
    public static final String POSTGIS = "postgis";

    private final Database database;
    private final InstantSource clock;
    private final Kept kept;
    private final Edited edited;
    private final PositionTable positions;
    private final FindingTable findings;
    private final EventTable events;
    private final CommandTable commands;
    private final SubscriptionTable subscriptions;
    private final AuditTable audit;

    /** The tables of what people edit. */
    record Edited(
            UserTable users,
            VehicleTable vehicles,
            WaybillTable waybills,
            EntryTable<LoadCheck> loadChecks,
            EntryTable<Appointment> appointments,
            VersionTable<Zone> zones,
            VersionTable<Rule> rules,
            VersionTable<Permit> permits) {
        boolean empty(Session session) throws SQLException {
            return zones.empty(session)
                    && rules.empty(session)
                    && permits.empty(session)
                    && vehicles.empty(session)
                    && waybills.empty(session);
        }
    }

    private Store(Database database, Kept kept, InstantSource clock) {
        this.database = database;
        this.kept = kept;
        this.clock = clock;
        Edits edits = new Edits(clock);
        edited = new Edited(
                new UserTable(database, edits),
                new VehicleTable(database, versions("vehicle", edits, Form.VEHICLE), Form.VEHICLE),
                new WaybillTable(database, versions("waybill", edits, Form.WAYBILL), Form.WAYBILL),
                new EntryTable<>(
                        database,
                        versions("load-check", edits, Form.LOAD_CHECK),
                        "load_checks",
                        new EntryTable.Named<>(Form.LOAD_CHECK, LoadCheck::id, LoadCheck::vehicle)),
                new EntryTable<>(
                        database,
                        versions("appointment", edits, Form.APPOINTMENT),
                        "appointments",
                        new EntryTable.Named<>(Form.APPOINTMENT, Appointment::id, Appointment::vehicle)),
                new VersionTable<>(database, edits, "zones", Form.ZONE, ZoneGeometry::write),
                new VersionTable<>(database, edits, "rules", Form.RULE, VersionTable.Beside.nothing()),
                new VersionTable<>(database, edits, "permits", Form.PERMIT, VersionTable.Beside.nothing()));
        positions = new PositionTable(database);
        events = new EventTable(database);
        subscriptions = new SubscriptionTable(database, edits);
        findings = new FindingTable(database, Form.VIOLATION, Form.OBSERVATION);
        commands = new CommandTable(database, edits, Form.COMMAND);
        audit = new AuditTable(database);
        audit.adopt();
    }

    private <T> RecordVersions<T> versions(String kind, Edits edits, Form<T> form) {
        return new RecordVersions<>(database, edits, kind, form);
    }

    /** Opens, or makes, the embedded store in a folder. Throws {@link StoreFailure} with a sentence when it cannot. */
    public static Store embedded(Path folder, InstantSource clock) {
        return embedded(folder, Kept.LEAST, clock, () -> {});
    }

    /**
     * The same, with what is kept for how long.
     *
     * @param beforeMigrating returns when the tables may be changed, and throws when they may not
     */
    public static Store embedded(Path folder, Kept kept, InstantSource clock, Runnable beforeMigrating) {
        return new Store(Connections.embedded(folder, beforeMigrating), kept, clock);
    }

    /** Opens a PostGIS store by its JDBC address, user and password included. Throws {@link StoreFailure} when it cannot. */
    public static Store postgres(String url, InstantSource clock) {
        return postgres(url, null, Kept.LEAST, clock, () -> {});
    }

    /**
     * The same, with what is kept for how long.
     *
     * @param reader the role that reads; null: the same as writes
     * @param beforeMigrating returns when the tables may be changed, and throws when they may not
     */
    public static Store postgres(
            String url, @Nullable Reader reader, Kept kept, InstantSource clock, Runnable beforeMigrating) {
        return new Store(Connections.postgres(url, reader, beforeMigrating), kept, clock);
    }

    public Users users() {
        return edited.users;
    }

    public Vehicles vehicles() {
        return edited.vehicles;
    }

    public Waybills waybills() {
        return edited.waybills;
    }

    public Entries<LoadCheck> loadChecks() {
        return edited.loadChecks;
    }

    public Entries<Appointment> appointments() {
        return edited.appointments;
    }

    public Versioned<Zone> zones() {
        return edited.zones;
    }

    public Versioned<Rule> rules() {
        return edited.rules;
    }

    public Versioned<Permit> permits() {
        return edited.permits;
    }

    public Subscriptions subscriptions() {
        return subscriptions;
    }

    public Tracks tracks() {
        return positions;
    }

    public Findings findings() {
        return findings;
    }

    public VehicleEvents events() {
        return events;
    }

    public Book commands() {
        return commands;
    }

    public AuditTable audit() {
        return audit;
    }

    /** Where a journal's feed goes when it is old; {@code journal} tells it from those of others. */
    public FeedArchive feedArchive(String journal) {
        return new FeedArchive(database, journal);
    }

    public List<Vehicle> allVehicles() {
        return edited.vehicles.all();
    }

    public List<Waybill> allWaybills() {
        return edited.waybills.all();
    }

    /** The vehicles and all that is written down for them. */
    public Register register() {
        List<Registered> vehicles = edited.vehicles.versions().all().stream()
                .map(version -> new Registered(
                        VehicleId.parse(version.id()), version.number(), version.value(), version.madeAt()))
                .toList();
        return Register.ofVersions(vehicles, allWaybills(), edited.loadChecks.all(), edited.appointments.all());
    }

    /** Every version of every zone, in order of ids and numbers; so are the next two. */
    public List<Version<Zone>> allZones() {
        return edited.zones.all();
    }

    public List<Version<Rule>> allRules() {
        return edited.rules.all();
    }

    public List<Version<Permit>> allPermits() {
        return edited.permits.all();
    }

    /** How many versions of zones, rules and permits there are, in this order. */
    public List<Integer> versionCounts() {
        return database.read(session ->
                List.of(edited.zones.count(session), edited.rules.count(session), edited.permits.count(session)));
    }

    /** The newest judged fix of each vehicle. */
    public Map<VehicleId, Tracks.Point> newestPositions() {
        return positions.newest();
    }

    /** How many violations of each vehicle are open; vehicles without one are left out. */
    public Map<VehicleId, Integer> openViolations() {
        return findings.open();
    }

    /** Whether nothing has ever been edited here but accounts. */
    boolean empty() {
        return database.read(edited::empty);
    }

    /** Stores the sample data, all of it, unless something is here already; false when something is. */
    boolean load(Seeds seeds) {
        return database.edit(session -> {
            boolean empty = edited.empty(session);
            if (empty) {
                seeds.load(session, edited);
            }
            return empty;
        });
    }

    /** What carries a journal's entries into this store; {@code journal} names it, for the store may have several. */
    public Drainer drainer(OutcomeLog log, String journal) {
        return new Drainer(
                database, new Takeover(database, findings, journal), new Forgetting(database, kept), log, clock);
    }

    /** {@link #POSTGIS}, or the embedded one. */
    public String kind() {
        return database.dialect() == Dialect.POSTGIS ? POSTGIS : "embedded";
    }

    /** What copies something else at the instant that a copy of the store is of. */
    @FunctionalInterface
    public interface Beside {
        void copy() throws IOException;
    }

    /**
     * Copies all into an empty folder. {@code beside} runs after the instant that the copy is of and before anybody edits again; what
     * the drainer carries may be carried in between.
     */
    public void copyTo(Path folder, Beside beside, CopyProgress progress) throws IOException {
        database.copy(session -> {
            try (StoreCopy copy = StoreCopy.begin(session, folder, progress)) {
                copy.ahead();
                progress.awaitsEdits();
                database.whileNobodyEdits(
                        alone -> {
                            copy.instant();
                            beside.copy();
                        },
                        session);
                copy.rest();
            }
        });
    }

    /** Makes of a folder that {@link #copyTo} filled the folder of an embedded store. */
    public static void restoreEmbedded(Path folder) throws IOException {
        EmbeddedCopy.restore(folder);
    }

    /** Fills an empty database with what {@link #copyTo} wrote, all or nothing. Throws {@link StoreFailure} when it cannot. */
    public static void restorePostgres(String url, Path folder) throws IOException {
        // Before its tables are brought up to date: somebody else's must stay what they are.
        try (Connection connection = Connections.plain(url).getConnection()) {
            PostgisCopy.requireEmpty(new Session(connection, Dialect.POSTGIS));
        } catch (SQLException e) {
            throw new StoreFailure("cannot look into the database: " + e.getMessage(), e);
        }
        try (Database database = Connections.postgres(url, null, () -> {})) {
            database.copy(session -> PostgisCopy.restore(session, folder));
        }
    }

    /** From now on the embedded store writes behind, and makes its file small again, on a thread of its own. */
    public void tidy() {
        database.tidy();
    }

    Database database() {
        return database;
    }

    /** Close the drainer first. */
    @Override
    public void close() {
        database.close();
    }
}
