package org.hazmat.web.read;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.hazmat.geocore.model.Appointment;
import org.hazmat.geocore.model.LoadCheck;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.zone.Zone;

/**
 * All that the web sees of the platform.
 *
 * @param register the newest snapshot of vehicles and waybills, edits included once they are answered; does not block
 * @param ready empty text when terminals are taken and the API is served, otherwise what is missing
 * @param condition does not block
 * @param metrics Prometheus text
 */
public record Platform(
        Users users,
        Vehicles vehicles,
        Waybills waybills,
        Entries<LoadCheck> loadChecks,
        Entries<Appointment> appointments,
        Versioned<Zone> zones,
        Versioned<Rule> rules,
        Versioned<Permit> permits,
        Tracks tracks,
        Findings findings,
        VehicleEvents events,
        Feed feed,
        Evidence evidence,
        Explanations explanations,
        Backtests backtests,
        Backups backups,
        Push push,
        LiveMap liveMap,
        Terminals terminals,
        Commands commands,
        Audit audit,
        Supplier<Register> register,
        Supplier<String> ready,
        Supplier<Condition> condition,
        Supplier<String> metrics,
        InstantSource clock) {}
