package org.hazmat.web.http;

import java.util.regex.Pattern;

/** openapi.yaml, with the address under which the client reached this server. */
final class Description {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]+");

    private Description() {}

    static Answer get(Request request) {
        Incoming incoming = request.incoming();
        String server = HOST.matcher(incoming.host()).matches()
                ? (incoming.secure() ? "https://" : "http://") + incoming.host()
                : Contract.SERVER;
        return Answer.text(200, "application/yaml", Contract.text(server));
    }
}
