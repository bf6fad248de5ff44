package org.hazmat.gateway.evidence;

import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.web.read.Explanations;
import org.hazmat.web.read.Findings;
import org.hazmat.web.read.Tracks;
import org.hazmat.web.read.Vehicles;
import org.hazmat.web.read.Versioned;
import org.hazmat.web.read.Waybills;

/** Where evidence is collected from. */
public record Sources(
        Findings findings,
        Explanations explanations,
        Tracks tracks,
        Vehicles vehicles,
        Waybills waybills,
        Versioned<Zone> zones,
        Versioned<Rule> rules,
        Versioned<Permit> permits) {}
