package org.hazmat.web.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.hazmat.web.read.Audit;
import org.hazmat.web.read.Users;

/** Checks names and passwords, slows guessing down, and has the audit log say who got in and who did not. */
final class PasswordLogins {
    private static final String SUBJECT = "session";

    private final Users users;
    private final Audit audit;
    private final InstantSource clock;
    private final LoginThrottle throttle = new LoginThrottle();

    PasswordLogins(Users users, Audit audit, InstantSource clock) {
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /** The account. Throws {@link Problem} 401, or 429 for who has failed too often. Blocks. */
    Users.User check(String name, String password, String address) {
        slowDown(name, address);
        Optional<Users.User> user = users.find(name);
        if (user.isEmpty()) {
            Passwords.matchNobody(password);
        }
        if (user.filter(known -> Passwords.matches(password, known.passwordHash()))
                .isEmpty()) {
            record(user, "login-refused", address);
            throw wrong();
        }
        throttle.succeeded(name, address);
        record(user, "login", address);
        return user.get();
    }

    static Problem wrong() {
        return Problem.with(401, "user name or password is wrong", "WWW-Authenticate", "Bearer");
    }

    /** Only the first attempt of each wait is written down, or whoever floods us would fill the log. */
    private void slowDown(String name, String address) {
        LoginThrottle.Wait wait = throttle.attempt(name, address, clock.instant());
        if (wait.isOver()) {
            return;
        }
        if (wait.first()) {
            record(users.find(name), "login-locked", address);
        }
        long seconds = wait.left().plusMillis(999).toSeconds();
        String detail = "too many failed logins; try again in " + seconds + " s";
        throw Problem.with(429, detail, "Retry-After", Long.toString(seconds));
    }

    /** A name that no account has is not written down: people type their passwords there. */
    private void record(Optional<Users.User> user, String action, String address) {
        Instant now = clock.instant();
        String author = user.map(Users.User::name).orElse("");
        String detail = (user.isPresent() ? "" : "unknown account, ") + "from " + address;
        audit.record(new Audit.Act(now, author, action, SUBJECT, "", detail));
    }
}
