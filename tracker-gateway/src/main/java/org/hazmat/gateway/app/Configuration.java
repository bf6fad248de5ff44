package org.hazmat.gateway.app;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;
import org.hazmat.gateway.command.Danger;
import org.hazmat.gateway.command.Timing;
import org.hazmat.gateway.journal.DiskLimits;
import org.hazmat.gateway.journal.JournalSettings;
import org.hazmat.gateway.store.Kept;
import org.hazmat.gateway.store.Reader;
import org.hazmat.gateway.store.Store;
import org.hazmat.gateway.terminal.RateLimit;
import org.hazmat.gateway.terminal.TerminalConfig;
import org.hazmat.gateway.terminal.UnknownTerminals;
import org.jspecify.annotations.Nullable;

/** What the settings' words mean to each part of the server. Throws {@link Misconfigured} with one line where they mean nothing. */
record Configuration(Settings settings) {
    JournalSettings journal() {
        DiskLimits limits = setting("TRACKER_DISK_LIMITS", settings.diskLimits(), DiskLimits::parse);
        if (settings.historyDays() < 1 || settings.feedDays() < 1) {
            throw new Misconfigured("TRACKER_HISTORY_DAYS and TRACKER_FEED_DAYS: at least 1");
        }
        return JournalSettings.of(settings.data().resolve("journal"))
                .withDisk(limits)
                .withHistory(Duration.ofDays(settings.historyDays()))
                .withFeedKept(Duration.ofDays(settings.feedDays()));
    }

    /** @param beforeMigrating returns when the store's tables may be changed, and throws when they may not */
    Store openStore(InstantSource clock, Runnable beforeMigrating) {
        String url = settings.databaseUrl();
        if (url == null) {
            return Store.embedded(settings.data().resolve("store"), kept(), clock, beforeMigrating);
        }
        String account =
                parameter("user", settings.databaseUser()) + parameter("password", settings.databasePassword());
        return Store.postgres(
                account.isEmpty() || url.contains("?") ? url + account : url + "?" + account,
                reader(),
                kept(),
                clock,
                beforeMigrating);
    }

    private @Nullable Reader reader() {
        String user = settings.databaseReader();
        return user == null ? null : new Reader(user, settings.databaseReaderPassword());
    }

    Kept kept() {
        try {
            return new Kept(Duration.ofDays(settings.positionsDays()), Duration.ofDays(settings.violationsDays()));
        } catch (IllegalArgumentException e) {
            throw new Misconfigured("TRACKER_POSITIONS_DAYS, TRACKER_VIOLATIONS_DAYS: " + e.getMessage());
        }
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    TerminalConfig terminals() {
        return TerminalConfig.DEFAULTS
                .withAddress(settings.terminalHost(), settings.terminalPort())
                .withUnknownTerminals(
                        setting("TRACKER_UNKNOWN_TERMINALS", settings.unknownTerminals(), UnknownTerminals::ofWord))
                .withRate(setting("TRACKER_TERMINAL_RATE", settings.terminalRate(), RateLimit::parse));
    }

    Set<Danger> dangerousCommands() {
        return setting("TRACKER_DANGEROUS_COMMANDS", settings.dangerousCommands(), Danger::parse);
    }

    Timing commandTiming() {
        return setting("TRACKER_COMMAND_RETRIES", settings.commandRetries(), Timing::parse);
    }

    boolean anyWebhookAddress() {
        return switch (settings.webhookAddresses()) {
            case "public" -> false;
            case "any" -> true;
            default -> throw new Misconfigured("TRACKER_WEBHOOK_ADDRESSES: public or any");
        };
    }

    private static <T> T setting(String key, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Misconfigured(key + ": " + e.getMessage());
        }
    }
}
