package org.hazmat.web.read;

/**
 * What pushing the feed needs.
 *
 * @param privateAddresses whether consumers may be at addresses that are not public, and without TLS
 */
public record Push(Subscriptions subscriptions, Deliveries deliveries, boolean privateAddresses) {}
