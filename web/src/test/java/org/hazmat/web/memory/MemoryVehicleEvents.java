package org.hazmat.web.memory;

import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.model.VehicleEvent;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.VehicleEvents;

/** What vehicles told besides their positions, oldest first in the list. */
record MemoryVehicleEvents(List<VehicleEvent> events) implements VehicleEvents {
    @Override
    public Page<VehicleEvent> list(Filter filter, Page.Ask ask) {
        return Page.of(
                events.stream()
                        .filter(event -> event.vehicle().equals(filter.vehicle()))
                        .filter(event -> filter.kind() == null || event.kind() == filter.kind())
                        .filter(event -> filter.from() == null || !event.time().isBefore(filter.from()))
                        .filter(event -> filter.to() == null || event.time().isBefore(filter.to()))
                        .toList()
                        .reversed(),
                ask);
    }

    @Override
    public Optional<VehicleEvent> newest(VehicleId vehicle, VehicleEvent.Kind kind) {
        return events.stream()
                .filter(event -> event.vehicle().equals(vehicle) && event.kind() == kind)
                .reduce((earlier, later) -> later);
    }
}
