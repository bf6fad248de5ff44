package org.hazmat.gateway.terminal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hazmat.gateway.command.Catalogue;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.zone.Zone;

/** Zones and rules that a test has put in. */
final class MemoryCatalogue implements Catalogue {
    final Map<String, Zone> zones = new ConcurrentHashMap<>();
    final Map<String, Rule> rules = new ConcurrentHashMap<>();

    @Override
    public Optional<Zone> findZone(String id) {
        return Optional.ofNullable(zones.get(id));
    }

    @Override
    public Optional<Rule> findRule(String id) {
        return Optional.ofNullable(rules.get(id));
    }
}
