package org.hazmat.gateway.store;

import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.geocore.zone.Zone;

/** The forms of all that is kept as a document. */
record Forms(
        Form<Vehicle> vehicle,
        Form<Waybill> waybill,
        Form<Zone> zone,
        Form<Rule> rule,
        Form<Permit> permit,
        Form<Violation> violation,
        Form<Observation> observation) {}
