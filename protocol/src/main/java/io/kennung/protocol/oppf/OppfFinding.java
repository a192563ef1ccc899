package io.kennung.protocol.oppf;

/**
 * One thing that is wrong with what a configuration file says.
 *
 * @param fault what
 * @param member where, for example {@code chat.publicKey} or {@code domains.rules[0].spkis}
 */
public record OppfFinding(OppfFault fault, String member) {}
