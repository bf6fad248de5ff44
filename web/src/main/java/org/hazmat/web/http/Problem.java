package org.hazmat.web.http;

import java.util.List;
import java.util.Map;
import org.hazmat.geocore.json.Invalid;

/** A request that cannot be answered, as RFC 9457 tells it; the detail is a sentence for people. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Fault> faults;
    private final transient Map<String, String> headers;

    /**
     * One thing that is wrong.
     *
     * @param pointer JSON pointer into the body, or the name of a parameter
     */
    record Fault(String pointer, String detail) {}

    private Problem(int status, String detail, List<Fault> faults, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.faults = faults;
        this.headers = headers;
    }

    static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of(), Map.of());
    }

    static Problem of(int status, String detail, List<Fault> faults) {
        return new Problem(status, detail, faults, Map.of());
    }

    static Problem with(int status, String detail, String header, String value) {
        return new Problem(status, detail, List.of(), Map.of(header, value));
    }

    static Problem badRequest(List<Fault> faults) {
        Fault first = faults.getFirst();
        String place = first.pointer().isEmpty() ? "" : first.pointer() + ": ";
        return new Problem(400, place + first.detail(), faults, Map.of());
    }

    static Problem badRequest(String pointer, String detail) {
        return badRequest(List.of(new Fault(pointer, detail)));
    }

    static Problem of(Invalid invalid) {
        return badRequest(invalid.pointer(), invalid.sentence());
    }

    static Problem notFound(String what, String id) {
        return of(404, "there is no " + what + " \"" + id + "\"");
    }

    int status() {
        return status;
    }

    List<Fault> faults() {
        return faults;
    }

    Map<String, String> headers() {
        return headers;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
