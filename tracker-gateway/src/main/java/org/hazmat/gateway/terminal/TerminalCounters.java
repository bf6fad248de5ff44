package org.hazmat.gateway.terminal;

import java.util.Map;

/**
 * The terminal side in numbers since the start, for {@code /metrics}.
 *
 * @param open connections now
 * @param online authenticated terminals now
 * @param totals by name: connections, frames, fixes, acknowledged, …
 * @param badFrames by reason
 * @param refused sound frames that were not accepted, by reason
 * @param closed connections, by reason
 */
public record TerminalCounters(
        long open,
        long online,
        Map<String, Long> totals,
        Map<String, Long> badFrames,
        Map<String, Long> refused,
        Map<String, Long> closed) {}
