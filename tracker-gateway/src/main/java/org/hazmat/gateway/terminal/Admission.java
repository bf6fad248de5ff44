package org.hazmat.gateway.terminal;

import java.util.Optional;
import org.hazmat.gateway.journal.Credentials.Credential;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.protocols.jt808.PhoneNumber;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.jt808.message.RegistrationResponse;
import org.jspecify.annotations.Nullable;

/** Decides which vehicle a terminal speaks for, and whether it may (contract.md 4, "Terminals"). */
final class Admission {

    private final Station station;

    Admission(Station station) {
        this.station = station;
    }

    /** What was decided. */
    sealed interface Verdict {

        /**
         * It may speak for the vehicle.
         *
         * @param again the same terminal was registered before
         */
        record Admitted(VehicleId vehicle, boolean again) implements Verdict {}

        /**
         * It may not.
         *
         * @param result of 0x8100
         */
        record Refused(Refusal refusal, int result) implements Verdict {}

        /** Nothing can be written down now. No result of 0x8100 means "later", but a terminal that gets no answer tries again. */
        record Postponed() implements Verdict {}
    }

    /** Judges a registration (终端注册). */
    Verdict judge(String phoneKey, Registration registration) {
        if (!station.intake().takesRegistrations()) {
            return new Verdict.Postponed();
        }
        Register register = station.register().get();
        Optional<VehicleId> claimed = claimed(registration);
        Optional<VehicleId> known = register.findByPhone(phoneKey).map(Vehicle::id);
        if (known.isPresent()) {
            return known.equals(claimed)
                    ? sameTerminal(phoneKey, known.get(), registration)
                    : new Verdict.Refused(Refusal.WRONG_PLATE, RegistrationResponse.NO_SUCH_VEHICLE);
        }
        return switch (station.config().unknownTerminals()) {
            case REFUSE -> new Verdict.Refused(Refusal.UNKNOWN_TERMINAL, RegistrationResponse.NO_SUCH_TERMINAL);
            case ADMIT -> stranger(register, phoneKey, claimed.orElse(new VehicleId(phoneKey, 0)), registration);
        };
    }

    /** Judges who is registered already and authenticates (终端鉴权); the code is somebody else's business. */
    Verdict judge(Credential credential) {
        Register register = station.register().get();
        VehicleId registered = VehicleId.parse(credential.plate());
        Optional<Vehicle> known = register.findByPhone(credential.phoneKey());
        if (known.isPresent()) {
            return known.get().id().equals(registered)
                    ? new Verdict.Admitted(registered, true)
                    : new Verdict.Refused(Refusal.WRONG_PLATE, RegistrationResponse.NO_SUCH_VEHICLE);
        }
        return switch (station.config().unknownTerminals()) {
            case REFUSE -> new Verdict.Refused(Refusal.UNKNOWN_TERMINAL, RegistrationResponse.NO_SUCH_TERMINAL);
            case ADMIT -> unlessTaken(register, registered, new Verdict.Admitted(registered, true));
        };
    }

    boolean isKnown(String phoneKey) {
        return station.register().get().findByPhone(phoneKey).isPresent();
    }

    private Verdict stranger(Register register, String phoneKey, VehicleId claimed, Registration registration) {
        return unlessTaken(register, claimed, sameTerminal(phoneKey, claimed, registration));
    }

    private static Verdict unlessTaken(Register register, VehicleId vehicle, Verdict otherwise) {
        return register.find(vehicle).isEmpty()
                ? otherwise
                : new Verdict.Refused(Refusal.PLATE_TAKEN, RegistrationResponse.VEHICLE_ALREADY_REGISTERED);
    }

    private Verdict sameTerminal(String phoneKey, VehicleId vehicle, Registration registration) {
        Optional<Credential> before = station.credentials().find(phoneKey);
        Credential now = credential(phoneKey, vehicle, registration, "");
        boolean same =
                before.isEmpty() || now.equals(credential(phoneKey, before.get().plate(), before.get()));
        return same
                ? new Verdict.Admitted(vehicle, before.isPresent())
                : new Verdict.Refused(Refusal.OTHER_IDENTITY, RegistrationResponse.TERMINAL_ALREADY_REGISTERED);
    }

    static Credential credential(String phoneKey, VehicleId vehicle, Registration registration, String codeHash) {
        return new Credential(
                phoneKey,
                vehicle.toString(),
                registration.maker(),
                registration.model(),
                registration.terminalId(),
                codeHash);
    }

    private static Credential credential(String phoneKey, String plate, Credential from) {
        return new Credential(phoneKey, plate, from.maker(), from.model(), from.terminalId(), "");
    }

    /** Empty when what stands in the plate's place cannot be one. */
    private static Optional<VehicleId> claimed(Registration registration) {
        try {
            return Optional.of(new VehicleId(registration.plate(), registration.plateColor()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Lists a terminal that was admitted without being in the register, and takes off the list one that now is in it. */
    void noteUnregistered(PhoneNumber phone, @Nullable String plate, String address) {
        if (isKnown(phone.key())) {
            station.rolls().strangers().forget(phone.key());
        } else {
            String reason = "admitted, although the phone number is not in the register";
            station.rolls().strangers().note(phone.key(), plate, address, station.now(), reason);
        }
    }
}
