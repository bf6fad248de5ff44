package org.hazmat.web.http;

import java.util.Set;
import org.hazmat.web.read.Role;

/** Who may use a route. */
sealed interface Access {
    /** No login is needed. */
    record Anybody() implements Access {}

    /** A login with one of the roles is needed. */
    record Only(Set<Role> roles) implements Access {}

    /** The same, and name and password with the request will do; for routes that only read. */
    record Reading(Set<Role> roles) implements Access {}
}
