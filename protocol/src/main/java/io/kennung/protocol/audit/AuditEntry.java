package io.kennung.protocol.audit;

import java.time.Instant;

/**
 * One look or action of a member of staff. Never holds an address, a key or anything else about the
 * identity than its id.
 *
 * @param number counts the entries of one chain from 1, without gaps
 * @param at when, to the microsecond
 * @param who the name under which the person has signed in
 * @param roles those that the person had, sorted, separated by spaces
 * @param action what was asked for, one word of a fixed list such as {@code look}
 * @param identity whose state or history; {@code none} where it was not about one
 * @param purpose what for, such as the number of a ticket, as the person gave it; {@code none}
 * @param outcome {@code done}, {@code unknown}, {@code refused} …, one word
 * @param previous hash of the entry before, 64 hexadecimal digits; all 0 for the first
 * @param hash of this entry, 64 hexadecimal digits: {@link AuditChain#hash}
 */
public record AuditEntry(
    long number,
    Instant at,
    String who,
    String roles,
    String action,
    String identity,
    String purpose,
    String outcome,
    String previous,
    String hash) {}
