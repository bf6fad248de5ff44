package org.hazmat.gateway.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.hazmat.web.http.Passwords;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Role;
import org.hazmat.web.read.Users;

/** The account without which nobody could log in: made on an empty store only. */
final class FirstAdmin {
    private static final String NAME = "admin";
    private static final int LEAST_LENGTH = 8;
    private static final int RANDOM_BYTES = 15;

    private FirstAdmin() {}

    /** Returns a sentence about where the password is, for the operator. */
    static String ensure(Users users, Settings settings) {
        Path file = settings.data().resolve("admin-password");
        if (!users.list(new Page.Ask(1, null)).items().isEmpty()) {
            return Files.exists(file) ? "first password of user admin: in " + file : "log in with an account of yours";
        }
        String given = settings.adminPassword();
        String password = given == null ? generated(file) : given;
        users.put(new Users.User(NAME, Role.ADMIN, null, Passwords.hash(password)), "system");
        return given == null
                ? "user admin, password generated into " + file
                : "user admin, password as TRACKER_ADMIN_PASSWORD says" + warning(password);
    }

    /** Who sets it on purpose gets the server that it asked for, and the advice. */
    private static String warning(String password) {
        return password.length() < LEAST_LENGTH
                ? "; it has less than " + LEAST_LENGTH + " characters, change it before others can reach this server"
                : "";
    }

    private static String generated(Path file) {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password + System.lineSeparator(), StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new Misconfigured("cannot write the admin's password to " + file + ": " + e.getMessage());
        }
        return password;
    }
}
