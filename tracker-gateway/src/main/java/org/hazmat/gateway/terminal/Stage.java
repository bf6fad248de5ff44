package org.hazmat.gateway.terminal;

import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.protocols.jt808.PhoneNumber;
import org.hazmat.protocols.jt808.message.Registration;

/** How far a session has come. */
sealed interface Stage {

    /** The socket is open and nobody has said who it is. */
    record Connected() implements Stage {}

    /** The terminal was given a code on this connection and has not used it yet. */
    record Registered(PhoneNumber phone, int serialNumber, Registration registration, String code) implements Stage {

        /** Whether the terminal asks again because it has not heard the answer: it then gets the same one. */
        boolean isResend(PhoneNumber otherPhone, int otherSerialNumber, Registration other) {
            return serialNumber == otherSerialNumber && phone.sameAs(otherPhone) && registration.equals(other);
        }

        /** Without the code, which must stand in no log. */
        @Override
        public String toString() {
            return "Registered[" + phone + "]";
        }
    }

    /**
     * The terminal has proved who it is, and speaks for the vehicle.
     *
     * @param digits of the phone number, made once: each frame is kept with them
     * @param seen the register when that was last checked
     */
    record Authenticated(PhoneNumber phone, String digits, VehicleId vehicle, Register seen) implements Stage {

        static Authenticated of(PhoneNumber phone, VehicleId vehicle, Register seen) {
            return new Authenticated(phone, phone.digits(), vehicle, seen);
        }

        Authenticated seeing(Register now) {
            return new Authenticated(phone, digits, vehicle, now);
        }
    }
}
