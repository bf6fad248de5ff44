package org.hazmat.gateway.terminal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.hazmat.gateway.command.CommandOffice;
import org.hazmat.gateway.command.Danger;
import org.hazmat.gateway.command.Timing;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;

/** A terminal server on a free port with a journal in memory, a clock that is set by hand and two vehicles in the register. */
final class Bench implements AutoCloseable {

    static final String PLATE = "津A12345";
    static final String PHONE = "13912345678";
    static final String OTHER_PLATE = "津B67890";
    static final String OTHER_PHONE = "13987654321";
    static final String STRANGE_PHONE = "13900000099";
    static final Timing TIMING = new Timing(Duration.ofSeconds(1), 3);
    static final VehicleId VEHICLE = new VehicleId(PLATE, 2);

    final MemoryJournal journal = new MemoryJournal();
    final AtomicReference<Register> register = new AtomicReference<>(both());
    final MemoryBook book = new MemoryBook();
    final MemoryCatalogue catalogue = new MemoryCatalogue();
    final CommandOffice commands;
    final TerminalServer server;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-10T01:00:00Z"));

    private Bench(TerminalConfig config) throws IOException {
        commands = office(EnumSet.allOf(Danger.class));
        server = TerminalServer.start(config, register::get, journal, journal, commands, now::get);
    }

    static Bench start() throws IOException {
        return start(config());
    }

    static Bench start(TerminalConfig config) throws IOException {
        return new Bench(config);
    }

    CommandOffice office(Set<Danger> allowed) {
        return CommandOffice.start(book, catalogue, allowed, TIMING, now::get);
    }

    TerminalServer serverFor(CommandOffice office) throws IOException {
        return TerminalServer.start(config(), register::get, journal, journal, office, now::get);
    }

    static TerminalConfig config() {
        return TerminalConfig.DEFAULTS.withAddress("127.0.0.1", 0);
    }

    static Register both() {
        return register(vehicle(VEHICLE, "0" + PHONE), vehicle(new VehicleId(OTHER_PLATE, 2), OTHER_PHONE));
    }

    static Register register(Vehicle... vehicles) {
        return Register.of(Arrays.asList(vehicles), List.of());
    }

    static Vehicle vehicle(VehicleId id, String phone) {
        return new Vehicle(id, phone, "Binhai Tank Haulage", "tanker", "1203", CargoState.LOADED, null, null, true);
    }

    HandmadeTerminal terminal() throws IOException {
        return HandmadeTerminal.of2013(server.address(), PHONE);
    }

    HandmadeTerminal terminal2019() throws IOException {
        return HandmadeTerminal.of2019(server.address(), PHONE);
    }

    HandmadeTerminal terminal(String phone) throws IOException {
        return HandmadeTerminal.of2013(server.address(), phone);
    }

    Instant now() {
        return now.get();
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public void close() {
        server.close();
        commands.close();
    }
}
