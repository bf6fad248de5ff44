package org.hazmat.gateway.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.hazmat.geocore.json.Fields;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.protocols.jt808.parameter.Parameter;
import org.hazmat.protocols.jt808.parameter.ParameterKind;

/** Terminal parameters (终端参数) in requests: by the standard's words or by hexadecimal ids, with values or raw octets. */
final class ParameterFields {
    private static final int MOST = 255;
    private static final int MOST_OCTETS = 255;

    private ParameterFields() {}

    static List<Parameter> read(Fields fields) {
        List<Parameter> parameters = Words.objects(fields, "parameters").stream()
                .map(ParameterFields::parameter)
                .toList();
        if (parameters.isEmpty() || parameters.size() > MOST) {
            throw fields.invalid("parameters", "1 to " + MOST + " parameters belong here");
        }
        return parameters;
    }

    private static Parameter parameter(Fields fields) {
        long id = id(fields.pointer("id"), fields.text("id"));
        if (fields.has("raw")) {
            return fitting(fields, new Parameter(id, Words.octets(fields, "raw")), "raw");
        }
        ParameterKind kind = ParameterKind.findKind(id)
                .orElseThrow(
                        () -> fields.invalid("id", "the standard has no such parameter; give its octets as \"raw\""));
        try {
            return fitting(fields, valued(fields, kind), "value");
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw fields.invalid("value", "this parameter cannot have this value: " + e.getMessage());
        }
    }

    private static Parameter valued(Fields fields, ParameterKind kind) {
        JsonNode value = fields.node("value");
        if (kind.form().isNumber()) {
            long most = (1L << (8 * kind.form().octets())) - 1;
            if (!value.isIntegralNumber() || value.asLong() < 0 || value.asLong() > most) {
                throw fields.invalid("value", "a whole number from 0 to " + most + " belongs here");
            }
            return Parameter.of(kind, value.asLong());
        }
        if (!value.isTextual()) {
            throw fields.invalid("value", "a text belongs here");
        }
        return Parameter.of(kind, value.asText());
    }

    private static Parameter fitting(Fields fields, Parameter parameter, String name) {
        if (parameter.value().length() > MOST_OCTETS) {
            throw fields.invalid(name, "a parameter has at most " + MOST_OCTETS + " octets");
        }
        return parameter;
    }

    /** Throws {@link Invalid} when it is neither a word of the standards nor an id such as 0x0029. */
    static long id(String pointer, String name) {
        if (name.matches("0[xX][0-9A-Fa-f]{1,8}")) {
            return Long.parseLong(name.substring(2), 16);
        }
        return Arrays.stream(ParameterKind.values())
                .filter(kind -> kind.word().equals(name))
                .mapToLong(ParameterKind::id)
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        pointer, "\"" + name + "\" is no parameter; one is named like main-server or 0x0013"));
    }
}
