package org.hazmat.web.read;

import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Version;
import org.jspecify.annotations.Nullable;

/** Electronic waybills (电子运单). */
public interface Waybills {
    Optional<Waybill> find(String id);

    /** In order of their ids; of one vehicle, and of the vehicles of one operator, unless null. */
    Page<Waybill> list(@Nullable VehicleId vehicle, @Nullable String operator, Page.Ask ask);

    /** True when it is new. */
    boolean put(Waybill waybill, String author);

    /** As it was after each edit, oldest first; empty when the id was never used. */
    List<Version<Waybill>> versions(String id);

    boolean delete(String id, String author);
}
