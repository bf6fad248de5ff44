package org.hazmat.web.read;

import java.util.Locale;

/** What an account may do; the table of routes says where. */
public enum Role {
    /** Everything, accounts and changes of the past included. */
    ADMIN,
    /** 交通运输局: register, zones, rules, permits, cases. */
    BUREAU,
    /** 公安局、应急局: reads all, works on cases. */
    POLICE,
    /** 运输企业: reads what concerns its own vehicles. */
    OPERATOR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws {@link IllegalArgumentException} when there is no such word. */
    public static Role ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
