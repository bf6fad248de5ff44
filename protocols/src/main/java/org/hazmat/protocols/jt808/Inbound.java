package org.hazmat.protocols.jt808;

/** What a stretch of received bytes turned out to be. */
public sealed interface Inbound permits Frame, BadFrame {}
