package org.hazmat.gateway.journal;

import org.hazmat.geocore.engine.Outcome;

/** What lanes hand over: outcomes, and questions about the past that have to wait until those before them are durable. */
sealed interface Handed {
    record Made(Outcome outcome) implements Handed {}

    record Asked(Runnable read) implements Handed {}
}
