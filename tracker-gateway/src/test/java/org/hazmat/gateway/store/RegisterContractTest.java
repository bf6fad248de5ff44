package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.model.Appointment;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.model.LoadCheck;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Version;
import org.hazmat.web.read.BadCursor;
import org.hazmat.web.read.Conflict;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Role;
import org.hazmat.web.read.Users.User;
import org.junit.jupiter.api.Test;

@EachStore
class RegisterContractTest {
    private static final Page.Ask ALL = new Page.Ask(100, null);
    private static final User LI = new User("li", Role.OPERATOR, "滨海危运", "$argon2id$1");

    private final Store store;

    RegisterContractTest(StoreKind kind) {
        store = kind.empty();
    }

    @Test
    void aVehicleComesBackAsItWasPut() {
        Vehicle vehicle = Samples.vehicle(Samples.TANKER, "013912345678", "滨海危运");
        assertThat(store.vehicles().put(vehicle, "admin")).isTrue();
        assertThat(store.vehicles().find(Samples.TANKER)).contains(vehicle);
        assertThat(store.vehicles().find(Samples.BLUE)).isEmpty();
        assertThat(store.allVehicles()).containsExactly(vehicle);
        assertThat(store.vehicles().put(vehicle, "admin")).isFalse();
        assertThat(store.vehicles().delete(Samples.TANKER, "admin")).isTrue();
        assertThat(store.vehicles().delete(Samples.TANKER, "admin")).isFalse();
        assertThat(store.allVehicles()).isEmpty();
    }

    @Test
    void everyEditOfWhatIsWrittenDownIsAVersion() {
        Vehicle first = Samples.vehicle(Samples.TANKER, "013912345678", "甲");
        Vehicle second = Samples.vehicle(Samples.TANKER, "013912345678", "乙");
        store.vehicles().put(first, "li");
        store.vehicles().put(second, "wang");
        store.vehicles().delete(Samples.TANKER, "li");
        store.vehicles().delete(Samples.TANKER, "li");
        List<Version<Vehicle>> versions = store.vehicles().versions(Samples.TANKER);
        assertThat(versions).extracting(Version::number).containsExactly(1, 2, 3);
        assertThat(versions).extracting(Version::author).containsExactly("li", "wang", "li");
        assertThat(versions).extracting(Version::value).containsExactly(first, second, null);
        assertThat(versions).extracting(Version::madeAt).containsOnly(StoreKind.NOON);
        assertThat(store.vehicles().versions(Samples.OTHER)).isEmpty();
        assertThat(store.register().findAt(Samples.TANKER, StoreKind.NOON)).isEmpty();
        assertThat(store.register().findAt(Samples.TANKER, StoreKind.NOON.minusSeconds(1)))
                .contains(first);
        LoadCheck check = new LoadCheck("k", Samples.TANKER, "z-1", StoreKind.NOON, true);
        store.loadChecks().put(check, "li");
        store.loadChecks().delete("k", "li");
        assertThat(store.loadChecks().versions("k")).extracting(Version::value).containsExactly(check, null);
        assertThat(store.appointments().versions("k")).isEmpty();
        assertThat(store.waybills().versions("k")).isEmpty();
    }

    @Test
    void aPhoneNumberBelongsToOneVehicleWhateverItsLeadingZeros() {
        store.vehicles().put(Samples.vehicle(Samples.TANKER, "013912345678", null), "admin");
        Vehicle second = Samples.vehicle(Samples.OTHER, "00000000013912345678", null);
        assertThatThrownBy(() -> store.vehicles().put(second, "admin"))
                .isInstanceOf(Conflict.class)
                .hasMessage("phone number 00000000013912345678 already belongs to vehicle 津A12345");
        assertThat(store.vehicles().find(Samples.OTHER)).isEmpty();
        store.vehicles().put(Samples.vehicle(Samples.TANKER, "13912345679", null), "admin");
        assertThat(store.vehicles().put(second, "admin")).isTrue();
    }

    @Test
    void vehiclesArePagedInOrderOfPlatesAndByOperator() {
        for (int i = 9; i >= 0; i--) {
            store.vehicles()
                    .put(
                            Samples.vehicle(
                                    new org.hazmat.geocore.model.VehicleId("津A0000" + i, 2),
                                    "1390000000" + i,
                                    i % 2 == 0 ? "甲" : "乙"),
                            "admin");
        }
        Page<Vehicle> first = store.vehicles().list("甲", new Page.Ask(3, null));
        Page<Vehicle> second = store.vehicles().list("甲", new Page.Ask(3, first.next()));
        List<String> plates = new ArrayList<>();
        first.items().forEach(vehicle -> plates.add(vehicle.id().plate()));
        second.items().forEach(vehicle -> plates.add(vehicle.id().plate()));
        assertThat(plates).containsExactly("津A00000", "津A00002", "津A00004", "津A00006", "津A00008");
        assertThat(second.next()).isNull();
        assertThat(store.vehicles().list(null, ALL).items()).hasSize(10);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        store.users().put(LI, "admin");
        store.users().put(new User("wang", Role.BUREAU, null, "$argon2id$2"), "admin");
        String next = store.users().list(new Page.Ask(1, null)).next();
        assertThat(next).isNotNull();
        for (String cursor : List.of(next, "", "nonsense", "####", "5rSl")) {
            assertThatThrownBy(() -> store.vehicles().list(null, new Page.Ask(1, cursor)))
                    .isInstanceOf(BadCursor.class);
        }
        assertThat(store.users().list(new Page.Ask(1, next)).items())
                .extracting(User::name)
                .containsExactly("wang");
    }

    @Test
    void waybillsAreListedByVehicleAndByOperator() {
        store.vehicles().put(Samples.vehicle(Samples.TANKER, "1", "甲"), "admin");
        store.vehicles().put(Samples.vehicle(Samples.OTHER, "2", "乙"), "admin");
        Waybill mine = waybill("w-1", Samples.TANKER);
        Waybill theirs = waybill("w-2", Samples.OTHER);
        assertThat(store.waybills().put(theirs, "bureau")).isTrue();
        assertThat(store.waybills().put(mine, "bureau")).isTrue();
        assertThat(store.waybills().put(mine, "bureau")).isFalse();
        assertThat(store.waybills().find("w-1")).contains(mine);
        assertThat(store.waybills().list(null, null, ALL).items()).containsExactly(mine, theirs);
        assertThat(store.waybills().list(Samples.TANKER, null, ALL).items()).containsExactly(mine);
        assertThat(store.waybills().list(null, "乙", ALL).items()).containsExactly(theirs);
        assertThat(store.waybills().list(Samples.TANKER, "乙", ALL).items()).isEmpty();
        assertThat(store.waybills().delete("w-1", "bureau")).isTrue();
        assertThat(store.waybills().delete("w-1", "bureau")).isFalse();
        assertThat(store.allWaybills()).containsExactly(theirs);
    }

    @Test
    void aTokenHoldsUntilItExpiresOrItsAccountChanges() {
        Instant expires = StoreKind.NOON.plusSeconds(3600);
        assertThat(store.users().put(LI, "admin")).isTrue();
        store.users().saveToken("hash-1", "li", expires);
        assertThat(store.users().findByToken("hash-1", expires.minusNanos(1000)))
                .contains(LI);
        assertThat(store.users().findByToken("hash-1", expires)).isEmpty();
        assertThat(store.users().findByToken("hash-2", StoreKind.NOON)).isEmpty();

        assertThat(store.users().put(LI, "admin")).isFalse();
        assertThat(store.users().findByToken("hash-1", StoreKind.NOON)).isEmpty();

        store.users().saveToken("hash-3", "li", expires);
        store.users().deleteToken("hash-3");
        assertThat(store.users().findByToken("hash-3", StoreKind.NOON)).isEmpty();

        store.users().saveToken("hash-4", "li", expires);
        assertThat(store.users().delete("li", "admin")).isTrue();
        assertThat(store.users().findByToken("hash-4", StoreKind.NOON)).isEmpty();
        assertThat(store.users().find("li")).isEmpty();
        assertThat(store.users().delete("li", "admin")).isFalse();
    }

    @Test
    void whatIsWrittenDownForAVehicleIsKept() {
        LoadCheck check = new LoadCheck("k-1", Samples.TANKER, "LOAD", StoreKind.NOON, true);
        LoadCheck failed = new LoadCheck("k-1", Samples.TANKER, "LOAD", StoreKind.NOON, false);
        assertThat(store.loadChecks().put(check, "bureau")).isTrue();
        assertThat(store.loadChecks().put(failed, "bureau")).isFalse();
        assertThat(store.loadChecks().find("k-1")).contains(failed);
        Appointment mine =
                new Appointment("a-1", Samples.TANKER, "PARK", StoreKind.NOON, StoreKind.NOON.plusSeconds(60));
        Appointment theirs =
                new Appointment("a-2", Samples.OTHER, "PARK", StoreKind.NOON, StoreKind.NOON.plusSeconds(60));
        store.appointments().put(mine, "bureau");
        store.appointments().put(theirs, "bureau");
        assertThat(store.appointments().list(null, null, ALL).items()).containsExactly(mine, theirs);
        assertThat(store.appointments().list(Samples.TANKER, null, ALL).items()).containsExactly(mine);
        assertThat(store.register().appointed(Samples.TANKER, "PARK", StoreKind.NOON))
                .isTrue();
        assertThat(store.appointments().delete("a-1", "bureau")).isTrue();
        assertThat(store.appointments().delete("a-1", "bureau")).isFalse();
        assertThat(store.register().appointed(Samples.TANKER, "PARK", StoreKind.NOON))
                .isFalse();
    }

    private static Waybill waybill(String id, org.hazmat.geocore.model.VehicleId vehicle) {
        return new Waybill(
                id,
                vehicle,
                "1203",
                CargoState.LOADED,
                28_500.0,
                "南港罐区",
                "滨海加油站",
                Instant.parse("2026-03-10T00:00:00Z"),
                Instant.parse("2026-03-10T10:00:00Z"));
    }
}
