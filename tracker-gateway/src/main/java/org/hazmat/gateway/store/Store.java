package org.hazmat.gateway.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.hazmat.gateway.journal.OutcomeLog;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.web.read.Findings;
import org.hazmat.web.read.Tracks;
import org.hazmat.web.read.Users;
import org.hazmat.web.read.Vehicles;
import org.hazmat.web.read.Versioned;
import org.hazmat.web.read.Waybills;

/** The SQL store: the query side, and the system of record for what people edit. Its methods block. */
public final class Store implements AutoCloseable {
    private final Database database;
    private final InstantSource clock;
    private final UserTable users;
    private final VehicleTable vehicles;
    private final WaybillTable waybills;
    private final VersionTable<Zone> zones;
    private final VersionTable<Rule> rules;
    private final VersionTable<Permit> permits;
    private final PositionTable positions;
    private final FindingTable findings;

    private Store(Database database, Forms forms, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        Edits edits = new Edits(clock);
        users = new UserTable(database, edits);
        vehicles = new VehicleTable(database, edits, forms.vehicle());
        waybills = new WaybillTable(database, edits, forms.waybill());
        zones = new VersionTable<>(database, edits, "zones", forms.zone(), ZoneGeometry::write);
        rules = new VersionTable<>(database, edits, "rules", forms.rule(), VersionTable.Beside.nothing());
        permits = new VersionTable<>(database, edits, "permits", forms.permit(), VersionTable.Beside.nothing());
        positions = new PositionTable(database);
        findings = new FindingTable(database, forms.violation(), forms.observation());
    }

    /** Opens, or makes, the embedded store in a folder. Throws {@link StoreFailure} with a sentence when it cannot. */
    static Store embedded(Path folder, Forms forms, InstantSource clock) {
        return new Store(Connections.embedded(folder), forms, clock);
    }

    /** Opens a PostGIS store by its JDBC address, user and password included. Throws {@link StoreFailure} when it cannot. */
    static Store postgres(String url, Forms forms, InstantSource clock) {
        return new Store(Connections.postgres(url), forms, clock);
    }

    public Users users() {
        return users;
    }

    public Vehicles vehicles() {
        return vehicles;
    }

    public Waybills waybills() {
        return waybills;
    }

    public Versioned<Zone> zones() {
        return zones;
    }

    public Versioned<Rule> rules() {
        return rules;
    }

    public Versioned<Permit> permits() {
        return permits;
    }

    public Tracks tracks() {
        return positions;
    }

    public Findings findings() {
        return findings;
    }

    public List<Vehicle> allVehicles() {
        return vehicles.all();
    }

    public List<Waybill> allWaybills() {
        return waybills.all();
    }

    /** Every version of every zone, in order of ids and numbers; so are the next two. */
    public List<Version<Zone>> allZones() {
        return zones.all();
    }

    public List<Version<Rule>> allRules() {
        return rules.all();
    }

    public List<Version<Permit>> allPermits() {
        return permits.all();
    }

    /** The newest judged fix of each vehicle. */
    public Map<VehicleId, Tracks.Point> newestPositions() {
        return positions.newest();
    }

    /** How many violations of each vehicle are open; vehicles without one are left out. */
    public Map<VehicleId, Integer> openViolations() {
        return findings.open();
    }

    /** What carries a journal's entries into this store; {@code journal} names it, for the store may have several. */
    public Drainer drainer(OutcomeLog log, String journal) {
        return new Drainer(database, new Takeover(database, findings, journal), log, clock);
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
