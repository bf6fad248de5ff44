package org.hazmat.gateway.terminal;

import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.web.read.TerminalProfile;
import org.hazmat.web.read.Terminals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the bureau sees of terminals and may do to them. */
final class TerminalOffice implements Terminals {

    private static final Logger LOG = LoggerFactory.getLogger(TerminalOffice.class);

    private final Station station;

    TerminalOffice(Station station) {
        this.station = station;
    }

    @Override
    public List<Unknown> unknown() {
        return station.rolls().strangers().list();
    }

    @Override
    public List<BadFrame> badFrames() {
        return station.rolls().badFrames().recent();
    }

    /** Blocks until that is durable. */
    @Override
    public boolean release(String phoneNumber, String author) {
        String key = Vehicle.phoneKey(phoneNumber);
        boolean removed =
                station.credentials().remove(key).toCompletableFuture().join();
        if (removed) {
            LOG.warn("security: terminal {} released by {}", phoneNumber, author);
            station.rolls()
                    .online()
                    .find(key)
                    .ifPresent(connection -> connection.onLoop(() -> connection.end(Ending.RELEASED)));
        }
        return removed;
    }

    @Override
    public Optional<TerminalProfile> profile(String phoneNumber) {
        String key = Vehicle.phoneKey(phoneNumber);
        Optional<TerminalProfile> profile = station.credentials().profiles().find(key);
        return profile.isPresent()
                ? profile
                : station.credentials().find(key).map(credential -> TerminalProfile.empty(key));
    }

    /** Blocks until that is durable. */
    @Override
    public TerminalProfile force(String phoneNumber, TerminalProfile.Forced forced) {
        LOG.info("terminal {} is read as {} says: {}", phoneNumber, forced.author(), forced);
        return station.credentials()
                .profiles()
                .update(Vehicle.phoneKey(phoneNumber), profile -> profile.with(forced))
                .toCompletableFuture()
                .join();
    }

    @Override
    public boolean online(String phoneNumber) {
        return station.rolls().online().find(Vehicle.phoneKey(phoneNumber)).isPresent();
    }
}
