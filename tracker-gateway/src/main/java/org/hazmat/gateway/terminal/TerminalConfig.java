package org.hazmat.gateway.terminal;

/**
 * The terminal side as it is configured.
 *
 * @param port 0 for any that is free
 * @param ioThreads event loops
 */
public record TerminalConfig(
        String host, int port, int ioThreads, UnknownTerminals unknownTerminals, RateLimit rate, Limits limits) {

    public static final TerminalConfig DEFAULTS = new TerminalConfig(
            "0.0.0.0",
            6808,
            Runtime.getRuntime().availableProcessors(),
            UnknownTerminals.REFUSE,
            new RateLimit(100, 2000),
            Limits.DEFAULTS);

    public TerminalConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535: " + port);
        }
        if (ioThreads < 1) {
            throw new IllegalArgumentException("at least one I/O thread is needed");
        }
    }

    public TerminalConfig withAddress(String newHost, int newPort) {
        return new TerminalConfig(newHost, newPort, ioThreads, unknownTerminals, rate, limits);
    }

    public TerminalConfig withUnknownTerminals(UnknownTerminals newUnknownTerminals) {
        return new TerminalConfig(host, port, ioThreads, newUnknownTerminals, rate, limits);
    }

    public TerminalConfig withRate(RateLimit newRate) {
        return new TerminalConfig(host, port, ioThreads, unknownTerminals, newRate, limits);
    }

    public TerminalConfig withLimits(Limits newLimits) {
        return new TerminalConfig(host, port, ioThreads, unknownTerminals, rate, newLimits);
    }
}
