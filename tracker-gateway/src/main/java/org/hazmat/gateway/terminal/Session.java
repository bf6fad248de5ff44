package org.hazmat.gateway.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hazmat.gateway.journal.Arrival;
import org.hazmat.gateway.journal.Credentials.Credential;
import org.hazmat.gateway.terminal.Tally.Count;
import org.hazmat.geocore.model.Register;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.PhoneNumber;
import org.hazmat.protocols.jt808.Reassembly;
import org.hazmat.protocols.jt808.media.Media;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.Deregistration;
import org.hazmat.protocols.jt808.message.Heartbeat;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PlatformGeneralResponse;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.jt808.message.RegistrationResponse;
import org.hazmat.protocols.jt808.message.TerminalGeneralResponse;
import org.hazmat.protocols.jt808.message.TerminalRetransmissionRequest;
import org.hazmat.protocols.jt808.message.TimeQuery;
import org.hazmat.protocols.jt808.message.TimeResponse;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a terminal's frames mean, and what it is answered; confined to its connection's event loop. */
final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Station station;
    private final Connection connection;
    private final Admission admission;
    private final Packages packages;
    private final QuirkBook quirks;
    private Stage stage = new Stage.Connected();
    private @Nullable Downlink downlink;

    Session(Station station, Connection connection) {
        this.station = station;
        this.connection = connection;
        admission = new Admission(station);
        packages = new Packages(station, connection);
        quirks = new QuirkBook(station.credentials().profiles());
    }

    void take(Frame frame) {
        switch (stage) {
            case Stage.Connected connected -> connected(received(frame));
            case Stage.Registered registered -> registered(registered, received(frame));
            case Stage.Authenticated authenticated -> authenticated(authenticated, frame);
        }
    }

    private void connected(Received received) {
        PhoneNumber phone = received.header().phoneNumber();
        if (station.rolls().lockout().isLocked(phone.key(), connection.source(), station.now())) {
            refuse(phone, Refusal.LOCKED_OUT, null);
            connection.end(Ending.LOCKED_OUT);
            return;
        }
        if (Uplink.isMalformed(received.message())) {
            malformed(received);
            return;
        }
        switch (received.message()) {
            case Registration registration -> register(received.header(), registration);
            case Authentication authentication -> authenticate(received.header(), authentication);
            case Heartbeat heartbeat -> respond(received, PlatformGeneralResponse.OK);
            case Deregistration deregistration -> respond(received, PlatformGeneralResponse.OK);
            default -> refuse(received.header(), Refusal.NOT_AUTHENTICATED);
        }
    }

    private void registered(Stage.Registered before, Received received) {
        Header header = received.header();
        boolean resend = received.message() instanceof Registration again
                && before.isResend(header.phoneNumber(), header.serialNumber(), again);
        if (resend) {
            connection.answer(header, RegistrationResponse.accepted(header.serialNumber(), before.code()));
        } else {
            connected(received);
        }
    }

    private void authenticated(Stage.Authenticated self, Frame frame) {
        Header header = frame.header();
        if (!header.phoneNumber().sameAs(self.phone())) {
            refuse(header, Refusal.OTHER_PHONE);
        } else if (!isStillKnown(self)) {
            connection.end(Ending.REGISTER_CHANGED);
        } else if (Packages.areOf(header)) {
            packages.take(frame, quirks.reading().edition(header), new Parts(self));
        } else {
            message(self, received(frame));
        }
    }

    private Received received(Frame frame) {
        Instant now = station.now();
        return new Received(List.of(frame), quirks.read(frame, now), now);
    }

    /** What becomes of a message's sub-packages. */
    private final class Parts implements Packages.Sink {
        private final Stage.Authenticated self;

        Parts(Stage.Authenticated self) {
            this.self = self;
        }

        @Override
        public void whole(Reassembly.Complete complete) {
            Received received = Received.of(complete, quirks.reading(), station.now());
            quirks.note(received.frames().getFirst(), received.message(), received.at());
            message(self, received);
        }

        @Override
        public void part(Frame frame, Optional<Media> uploaded) {
            Received part = Received.partOf(frame, station.now());
            keep(self, part, Uplink.ofUpload(self.vehicle(), uploaded, part.at()));
        }

        @Override
        public void nothingYet() {
            heard(self);
        }

        @Override
        public void refused(Header header) {
            refuse(header, Refusal.SUB_PACKAGE);
        }
    }

    private void message(Stage.Authenticated self, Received received) {
        if (Uplink.isMalformed(received.message())) {
            malformed(received);
            return;
        }
        switch (received.message()) {
            case LocationBatch batch -> batch(self, received, batch);
            case Heartbeat heartbeat -> {
                heard(self);
                respond(received, PlatformGeneralResponse.OK);
            }
            case TimeQuery query -> {
                heard(self);
                connection.answer(received.header(), new TimeResponse(BcdTime.ofUtc(station.now())));
            }
            case TerminalGeneralResponse response -> {
                heard(self);
                answered(response);
            }
            case TerminalRetransmissionRequest request -> again(self, request);
            case Deregistration deregistration -> {
                respond(received, PlatformGeneralResponse.OK);
                connection.end(Ending.DEREGISTERED);
            }
            case Registration registration -> register(received.header(), registration);
            case Authentication authentication -> authenticate(received.header(), authentication);
            case LocationReport report -> keep(self, received);
            default -> {
                answered(received.message());
                keep(self, received);
            }
        }
    }

    private void answered(Message message) {
        if (downlink != null) {
            station.switchboard().heard(downlink, message);
        }
    }

    private void again(Stage.Authenticated self, TerminalRetransmissionRequest request) {
        heard(self);
        if (downlink != null) {
            downlink.resend(request.serialNumber(), request.packageNumbers());
        }
    }

    private void batch(Stage.Authenticated self, Received received, LocationBatch batch) {
        if (batch.reports().size() < batch.count()) {
            connection.bad(Reason.BAD_BODY.word(), received.hex());
        }
        keep(self, received);
    }

    private void keep(Stage.Authenticated self, Received received) {
        keep(
                self,
                received,
                Uplink.of(self.vehicle(), received, quirks.reading().coordinates()));
    }

    private void keep(Stage.Authenticated self, Received received, Uplink uplink) {
        Acknowledgements.Due answer = new Acknowledgements.Due(received.headers(), uplink.result(), uplink.then());
        station.tally().add(Count.FIXES, uplink.told().fixes().size());
        connection.keep(new Arrival(
                self.vehicle(),
                self.digits(),
                received.onTheWire(),
                received.at(),
                uplink.told(),
                () -> connection.durable(answer)));
    }

    private void heard(Stage.Authenticated self) {
        station.intake().heard(self.vehicle(), station.now());
    }

    private void register(Header header, Registration registration) {
        PhoneNumber phone = header.phoneNumber();
        quirks.registered(header.edition() == Edition.V2011);
        switch (admission.judge(phone.key(), registration)) {
            case Admission.Verdict.Refused refused -> {
                refuse(phone, refused.refusal(), registration.plate());
                connection.answer(header, RegistrationResponse.refused(header.serialNumber(), refused.result()));
            }
            case Admission.Verdict.Postponed postponed -> connection.end(Ending.DISK_FULL);
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
        admission.noteUnregistered(phone, registration.plate(), connection.address());
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
                case Admission.Verdict.Postponed postponed -> connection.end(Ending.DISK_FULL);
                case Admission.Verdict.Admitted admitted -> login(header, admitted);
            }
        }
    }

    private void wrongCode(Header header) {
        refuseAuthentication(header, Refusal.WRONG_CODE);
        if (station.rolls().lockout().wrongCode(header.phoneNumber().key(), connection.source(), station.now())) {
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
        stage = Stage.Authenticated.of(
                phone, admitted.vehicle(), station.register().get());
        station.rolls().lockout().rightCode(phone.key(), connection.source());
        station.tally().count(Count.AUTHENTICATIONS);
        connection.authenticated();
        quirks.authenticated(phone.key());
        station.rolls().online().login(phone.key(), connection).ifPresent(this::takeOver);
        admission.noteUnregistered(phone, null, connection.address());
        heard((Stage.Authenticated) stage);
        connection.respond(header, PlatformGeneralResponse.OK);
        downlink = new Downlink(
                connection, admitted.vehicle(), phone, quirks.reading().spoken(header));
        station.switchboard().online(downlink);
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
        stage = self.seeing(now);
        return station.credentials()
                .find(self.phone().key())
                .map(admission::judge)
                .filter(Admission.Verdict.Admitted.class::isInstance)
                .isPresent();
    }

    private void malformed(Received received) {
        connection.bad(Reason.BAD_BODY.word(), received.hex());
        station.tally().count(Refusal.MALFORMED);
        respond(received, PlatformGeneralResponse.MALFORMED);
    }

    private void refuse(Header header, Refusal refusal) {
        station.tally().count(refusal);
        connection.respond(header, PlatformGeneralResponse.FAILED);
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

    private void respond(Received received, int result) {
        for (Header header : received.headers()) {
            connection.respond(header, result);
        }
    }

    /** Gives up messages whose sub-packages have stopped coming. */
    void expire() {
        packages.expire();
    }

    void closed(Ending ending) {
        packages.close();
        quirks.write();
        if (downlink != null) {
            station.switchboard().offline(downlink);
        }
        if (stage instanceof Stage.Authenticated self) {
            station.rolls().online().logout(self.phone().key(), connection);
            LOG.info("terminal {} ({}) closed: {}", self.phone(), self.vehicle(), ending.sentence());
        } else {
            LOG.debug("connection from {} closed: {}", connection.address(), ending.sentence());
        }
    }
}
