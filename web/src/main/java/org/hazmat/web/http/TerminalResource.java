package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.TerminalProfile;
import org.hazmat.web.read.Terminals;

/** Terminals that were refused, letting one register anew, and how terminals depart from the standard. */
final class TerminalResource {
    private final Terminals terminals;
    private final InstantSource clock;

    TerminalResource(Terminals terminals, InstantSource clock) {
        this.terminals = terminals;
        this.clock = clock;
    }

    Answer unknown(Request request) {
        return Answer.page(Page.of(terminals.unknown(), request.page()), TerminalResource::form);
    }

    Answer badFrames(Request request) {
        return Answer.page(Page.of(terminals.badFrames(), request.page()), TerminalResource::form);
    }

    Answer release(Request request) {
        String phoneNumber = request.path("phoneNumber");
        if (!terminals.release(phoneNumber, request.who().name())) {
            throw Problem.of(404, "no terminal is registered for phone number \"" + phoneNumber + "\"");
        }
        return Answer.nothing();
    }

    Answer profile(Request request) {
        String phoneNumber = request.path("phoneNumber");
        return Answer.ok(ProfileForm.write(terminals
                .profile(phoneNumber)
                .orElseThrow(
                        () -> Problem.of(404, "no terminal was heard of with phone number \"" + phoneNumber + "\""))));
    }

    Answer force(Request request) {
        TerminalProfile.Forced forced =
                ProfileForm.read(request.content(), request.who().name(), clock.instant());
        return Answer.ok(ProfileForm.write(terminals.force(request.path("phoneNumber"), forced)));
    }

    private static JsonNode form(Terminals.Unknown unknown) {
        ObjectNode form = Answer.object();
        form.put("phoneNumber", unknown.phoneNumber());
        form.put("plate", unknown.plate());
        form.put("address", unknown.address());
        form.put("lastSeen", JsonText.time(unknown.lastSeen()));
        form.put("attempts", unknown.attempts());
        form.put("reason", unknown.reason());
        return form;
    }

    private static JsonNode form(Terminals.BadFrame bad) {
        ObjectNode form = Answer.object();
        form.put("at", JsonText.time(bad.at()));
        form.put("address", bad.address());
        form.put("reason", bad.reason());
        form.put("raw", bad.hex());
        return form;
    }
}
