package org.hazmat.gateway.decode;

import java.util.List;
import java.util.Optional;
import org.hazmat.protocols.jt808.parameter.Parameter;
import org.hazmat.protocols.jt808.parameter.ParameterKind;

/** A terminal parameter from JSON: by its id and octets, or by its name or id and its value. */
final class ParameterReading {

    private ParameterReading() {}

    static Parameter read(Given given) {
        given.onlyHas(List.of("id", "name", "raw", "value"));
        Optional<Given> raw = given.find("raw");
        if (raw.isPresent()) {
            return new Parameter(id(given), raw.get().octets());
        }
        ParameterKind kind = ParameterKind.findKind(id(given))
                .orElseThrow(() -> given.unfit("needs raw, the standards do not say what it holds"));
        Given value = given.get("value");
        try {
            Parameter ofKind =
                    kind.form().isNumber() ? Parameter.of(kind, value.number()) : Parameter.of(kind, value.text());
            return new Parameter(id(given), ofKind.value());
        } catch (IllegalArgumentException e) {
            throw value.unfit(String.valueOf(e.getMessage()));
        }
    }

    private static long id(Given given) {
        Optional<Given> id = given.find("id");
        if (id.isPresent()) {
            return Integer.toUnsignedLong(id.get().id(8));
        }
        Given name = given.get("name");
        for (ParameterKind kind : ParameterKind.values()) {
            if (kind.word().equals(name.text())) {
                return kind.id();
            }
        }
        throw name.unfit("is no parameter's name");
    }
}
