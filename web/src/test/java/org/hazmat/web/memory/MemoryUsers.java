package org.hazmat.web.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Users;

final class MemoryUsers implements Users {
    private final Map<String, User> users = new ConcurrentSkipListMap<>();
    private final Map<String, Login> logins = new ConcurrentHashMap<>();

    private record Login(String name, Instant expiresAt) {}

    @Override
    public Optional<User> find(String name) {
        return Optional.ofNullable(users.get(name));
    }

    @Override
    public Page<User> list(Page.Ask ask) {
        return Page.of(List.copyOf(users.values()), ask);
    }

    @Override
    public boolean put(User user, String author) {
        logins.values().removeIf(login -> login.name.equals(user.name()));
        return users.put(user.name(), user) == null;
    }

    @Override
    public boolean delete(String name, String author) {
        logins.values().removeIf(login -> login.name.equals(name));
        return users.remove(name) != null;
    }

    @Override
    public void saveToken(String tokenHash, String userName, Instant expiresAt) {
        logins.put(tokenHash, new Login(userName, expiresAt));
    }

    @Override
    public Optional<User> findByToken(String tokenHash, Instant now) {
        return Optional.ofNullable(logins.get(tokenHash))
                .filter(login -> now.isBefore(login.expiresAt))
                .flatMap(login -> find(login.name));
    }

    @Override
    public void deleteToken(String tokenHash) {
        logins.remove(tokenHash);
    }
}
