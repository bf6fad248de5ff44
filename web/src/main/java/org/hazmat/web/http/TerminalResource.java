package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Terminals;

/** Terminals that were refused, and letting one register anew. */
final class TerminalResource {
    private final Terminals terminals;

    TerminalResource(Terminals terminals) {
        this.terminals = terminals;
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
