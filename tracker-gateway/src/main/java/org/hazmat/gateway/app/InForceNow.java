package org.hazmat.gateway.app;

import java.util.Optional;
import org.hazmat.gateway.command.Catalogue;
import org.hazmat.gateway.store.Store;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Zone;

/** The newest versions of zones and rules, for commands that send them to terminals. */
record InForceNow(Store store) implements Catalogue {
    @Override
    public Optional<Zone> findZone(String id) {
        return store.zones().find(id).flatMap(Version::find);
    }

    @Override
    public Optional<Rule> findRule(String id) {
        return store.rules().find(id).flatMap(Version::find);
    }
}
