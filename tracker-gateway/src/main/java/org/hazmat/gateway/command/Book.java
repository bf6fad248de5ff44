package org.hazmat.gateway.command;

import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Commands.Entry;
import org.hazmat.web.read.Page;

/** Where commands are kept. Its methods block, and throw {@link org.hazmat.web.read.Unavailable} while that is away. */
public interface Book {
    /** A new one, and that somebody gave it; durable when this returns. */
    void add(Entry entry);

    /** How far one has come; durable when this returns. */
    void save(Entry entry);

    /** Notes for the audit what somebody is about to do to a command; durable when this returns. */
    void note(Entry entry, String author, String action);

    Optional<Entry> find(String id);

    /** Newest first. */
    Page<Entry> list(VehicleId vehicle, Page.Ask ask);

    /** Those of a violation, oldest first. */
    List<Entry> ofViolation(String violation);

    /** Those with something still to happen, oldest first. */
    List<Entry> unfinished();
}
