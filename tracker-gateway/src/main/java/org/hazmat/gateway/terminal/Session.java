package org.hazmat.gateway.terminal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import org.hazmat.gateway.journal.Arrival;
import org.hazmat.gateway.journal.Credentials.Credential;
import org.hazmat.gateway.terminal.Tally.Count;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Register;
import org.hazmat.protocols.jt808.Codec;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.FrameEncoder;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.PhoneNumber;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.Deregistration;
import org.hazmat.protocols.jt808.message.Heartbeat;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PlatformGeneralResponse;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.jt808.message.RegistrationResponse;
import org.hazmat.protocols.jt808.message.TerminalGeneralResponse;
import org.hazmat.protocols.jt808.message.TimeQuery;
import org.hazmat.protocols.jt808.message.TimeResponse;
import org.hazmat.protocols.wire.BcdTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a terminal's frames mean, and what it is answered; confined to its connection's event loop. */
final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Station station;
    private final Connection connection;
    private final Admission admission;
    private Stage stage = new Stage.Connected();

    Session(Station station, Connection connection) {
        this.station = station;
        this.connection = connection;
        admission = new Admission(station);
    }

    void take(Frame frame) {
        switch (stage) {
            case Stage.Connected connected -> connected(frame, Codec.read(frame));
            case Stage.Registered registered -> registered(registered, frame, Codec.read(frame));
            case Stage.Authenticated authenticated -> authenticated(authenticated, frame);
        }
    }

    private void connected(Frame frame, Message message) {
        PhoneNumber phone = frame.header().phoneNumber();
        if (station.rolls().lockout().isLocked(phone.key(), connection.source(), station.now())) {
            refuse(phone, Refusal.LOCKED_OUT, null);
            connection.end(Ending.LOCKED_OUT);
            return;
        }
        switch (message) {
            case Registration registration -> register(frame.header(), registration);
            case Authentication authentication -> authenticate(frame.header(), authentication);
            case Heartbeat heartbeat -> respond(frame, PlatformGeneralResponse.OK);
            case Deregistration deregistration -> respond(frame, PlatformGeneralResponse.OK);
            case BadBody bad -> malformed(frame);
            default -> refuse(frame, Refusal.NOT_AUTHENTICATED);
        }
    }

    private void registered(Stage.Registered before, Frame frame, Message message) {
        Header header = frame.header();
        boolean resend = message instanceof Registration again
                && before.isResend(header.phoneNumber(), header.serialNumber(), again);
        if (resend) {
            connection.answer(header, RegistrationResponse.accepted(header.serialNumber(), before.code()));
        } else {
            connected(frame, message);
        }
    }

    private void authenticated(Stage.Authenticated self, Frame frame) {
        if (!frame.header().phoneNumber().sameAs(self.phone())) {
            refuse(frame, Refusal.OTHER_PHONE);
        } else if (isStillKnown(self)) {
            message(self, frame, Codec.read(frame));
        } else {
            connection.end(Ending.REGISTER_CHANGED);
        }
    }

    private void message(Stage.Authenticated self, Frame frame, Message message) {
        switch (message) {
            case LocationReport report -> keep(self, frame, List.of(Fixes.of(report)), PlatformGeneralResponse.OK);
            case LocationBatch batch -> batch(self, frame, batch);
            case Heartbeat heartbeat -> {
                heard(self);
                respond(frame, PlatformGeneralResponse.OK);
            }
            case TimeQuery query -> {
                heard(self);
                connection.answer(frame.header(), new TimeResponse(BcdTime.ofUtc(station.now())));
            }
            case TerminalGeneralResponse response -> heard(self);
            case Deregistration deregistration -> {
                respond(frame, PlatformGeneralResponse.OK);
                connection.end(Ending.DEREGISTERED);
            }
            case Registration registration -> register(frame.header(), registration);
            case Authentication authentication -> authenticate(frame.header(), authentication);
            case BadBody bad -> malformed(frame);
            default -> keep(self, frame, List.of(), PlatformGeneralResponse.UNSUPPORTED);
        }
    }

    private void batch(Stage.Authenticated self, Frame frame, LocationBatch batch) {
        if (batch.reports().size() < batch.count()) {
            connection.bad("bad-body", frame.content().toHex());
        }
        keep(self, frame, Fixes.of(batch), PlatformGeneralResponse.OK);
    }

    private void keep(Stage.Authenticated self, Frame frame, List<Fix> fixes, int result) {
        Acknowledgements.Due answer = new Acknowledgements.Due(List.of(frame.header()), result);
        station.tally().add(Count.FIXES, fixes.size());
        connection.keep(new Arrival(
                self.vehicle(),
                self.phone().digits(),
                onTheWire(frame),
                station.now(),
                fixes,
                () -> connection.durable(answer)));
    }

    private static byte[] onTheWire(Frame frame) {
        ByteBuf out = Unpooled.buffer(frame.content().length() + 8);
        FrameEncoder.content(frame.content(), out);
        return ByteBufUtil.getBytes(out);
    }

    private void heard(Stage.Authenticated self) {
        station.intake().heard(self.vehicle(), station.now());
    }

    private void register(Header header, Registration registration) {
        PhoneNumber phone = header.phoneNumber();
        switch (admission.judge(phone.key(), registration)) {
            case Admission.Verdict.Refused refused -> {
                refuse(phone, refused.refusal(), registration.plate());
                connection.answer(header, RegistrationResponse.refused(header.serialNumber(), refused.result()));
            }
            case Admission.Verdict.Admitted admitted -> issue(header, registration, admitted);
        }
    }

    private void issue(Header header, Registration registration, Admission.Verdict.Admitted admitted) {
        String code = AuthenticationCode.random();
        Credential credential = Admission.credential(
                header.phoneNumber().key(), admitted.vehicle(), registration, AuthenticationCode.hash(code));
        connection.registering();
        station.credentials()
                .put(credential)
                .whenComplete((done, failure) -> connection.onLoop(() -> {
                    if (failure == null) {
                        issued(header, registration, code, admitted);
                    } else {
                        LOG.error("terminal {}: registration not stored", header.phoneNumber(), failure);
                        connection.end(Ending.CREDENTIALS_FAILED);
                    }
                }));
    }

    private void issued(Header header, Registration registration, String code, Admission.Verdict.Admitted admitted) {
        PhoneNumber phone = header.phoneNumber();
        if (!(stage instanceof Stage.Authenticated)) {
            stage = new Stage.Registered(phone, header.serialNumber(), registration, code);
        }
        station.tally().count(admitted.again() ? Count.REPEATED_REGISTRATIONS : Count.REGISTRATIONS);
        if (admitted.again()) {
            LOG.warn(
                    "security: terminal {} ({}) registered again from {}, its former code no longer holds",
                    phone,
                    admitted.vehicle(),
                    connection.address());
        } else {
            LOG.info("terminal {} ({}) registered from {}", phone, admitted.vehicle(), connection.address());
        }
        noteUnregistered(phone, registration.plate());
        connection.answer(header, RegistrationResponse.accepted(header.serialNumber(), code));
        connection.registered();
    }

    private void authenticate(Header header, Authentication authentication) {
        PhoneNumber phone = header.phoneNumber();
        Optional<Credential> credential = station.credentials().find(phone.key());
        String hash = credential.map(Credential::codeHash).orElse("");
        boolean right = AuthenticationCode.matches(authentication.code(), hash);
        if (credential.isEmpty() && !admission.isKnown(phone.key())) {
            refuseAuthentication(header, Refusal.UNKNOWN_TERMINAL);
        } else if (credential.isEmpty() || !right) {
            wrongCode(header);
        } else {
            switch (admission.judge(credential.get())) {
                case Admission.Verdict.Refused refused -> refuseAuthentication(header, refused.refusal());
                case Admission.Verdict.Admitted admitted -> login(header, admitted);
            }
        }
    }

    private void wrongCode(Header header) {
        refuseAuthentication(header, Refusal.WRONG_CODE);
        String key = header.phoneNumber().key();
        if (station.rolls().lockout().wrongCode(key, connection.source(), station.now())) {
            station.tally().count(Count.LOCKOUTS);
            connection.end(Ending.LOCKED_OUT);
        }
    }

    private void refuseAuthentication(Header header, Refusal refusal) {
        refuse(header.phoneNumber(), refusal, null);
        connection.respond(header, PlatformGeneralResponse.FAILED);
    }

    private void login(Header header, Admission.Verdict.Admitted admitted) {
        PhoneNumber phone = header.phoneNumber();
        stage = new Stage.Authenticated(
                phone, admitted.vehicle(), station.register().get());
        station.rolls().lockout().rightCode(phone.key(), connection.source());
        station.tally().count(Count.AUTHENTICATIONS);
        connection.authenticated();
        station.rolls().online().login(phone.key(), connection).ifPresent(this::takeOver);
        noteUnregistered(phone, null);
        heard((Stage.Authenticated) stage);
        connection.respond(header, PlatformGeneralResponse.OK);
        LOG.info(
                "terminal {} ({}) authenticated from {}, JT/T 808-{}",
                phone,
                admitted.vehicle(),
                connection.address(),
                header.edition());
    }

    private void takeOver(Connection before) {
        station.tally().count(Count.TAKEOVERS);
        before.onLoop(() -> before.end(Ending.TAKEN_OVER));
    }

    /** Looks only when the register has changed since. */
    private boolean isStillKnown(Stage.Authenticated self) {
        Register now = station.register().get();
        if (now == self.seen()) {
            return true;
        }
        stage = new Stage.Authenticated(self.phone(), self.vehicle(), now);
        return station.credentials()
                .find(self.phone().key())
                .map(admission::judge)
                .filter(Admission.Verdict.Admitted.class::isInstance)
                .isPresent();
    }

    /** Lists a terminal that was admitted without being in the register, and takes off the list one that now is in it. */
    private void noteUnregistered(PhoneNumber phone, @Nullable String plate) {
        if (admission.isKnown(phone.key())) {
            station.rolls().strangers().forget(phone.key());
        } else {
            String reason = "admitted, although the phone number is not in the register";
            station.rolls().strangers().note(phone.key(), plate, connection.address(), station.now(), reason);
        }
    }

    private void malformed(Frame frame) {
        connection.bad("bad-body", frame.content().toHex());
        station.tally().count(Refusal.MALFORMED);
        respond(frame, PlatformGeneralResponse.MALFORMED);
    }

    private void refuse(Frame frame, Refusal refusal) {
        station.tally().count(refusal);
        respond(frame, PlatformGeneralResponse.FAILED);
    }

    private void refuse(PhoneNumber phone, Refusal refusal, @Nullable String plate) {
        station.tally().count(refusal);
        String address = connection.address();
        long attempts = refusal.isForTheBureau()
                ? station.rolls().strangers().note(phone.key(), plate, address, station.now(), refusal.sentence())
                : 1;
        // Some come back every few seconds for days.
        if (attempts == 1 || attempts % 100 == 0) {
            LOG.warn("security: terminal {} refused from {}: {}", phone, address, refusal.sentence());
        }
    }

    private void respond(Frame frame, int result) {
        connection.respond(frame.header(), result);
    }

    void closed(Ending ending) {
        if (stage instanceof Stage.Authenticated self) {
            station.rolls().online().logout(self.phone().key(), connection);
            LOG.info("terminal {} ({}) closed: {}", self.phone(), self.vehicle(), ending.sentence());
        } else {
            LOG.debug("connection from {} closed: {}", connection.address(), ending.sentence());
        }
    }
}
