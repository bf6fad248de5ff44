package org.hazmat.gateway.command;

import java.util.Optional;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.zone.Zone;

/** The zones and rules as they are now, for commands that send them to terminals. Its methods may block. */
public interface Catalogue {
    Optional<Zone> findZone(String id);

    Optional<Rule> findRule(String id);
}
