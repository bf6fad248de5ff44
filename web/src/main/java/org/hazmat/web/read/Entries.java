package org.hazmat.web.read;

import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Version;
import org.jspecify.annotations.Nullable;

/** What is written down for a vehicle: load checks (充装查验), appointments (入园预约). */
public interface Entries<T> {
    Optional<T> find(String id);

    /** In order of their ids; of one vehicle, and of the vehicles of one operator, unless null. */
    Page<T> list(@Nullable VehicleId vehicle, @Nullable String operator, Page.Ask ask);

    /** True when it is new. */
    boolean put(T entry, String author);

    /** As it was after each edit, oldest first; empty when the id was never used. */
    List<Version<T>> versions(String id);

    boolean delete(String id, String author);
}
