package io.kennung.protocol.events;

import java.time.Instant;

/**
 * How a verification is getting on, for those who help people with it. Neither the address nor the
 * code is ever told.
 *
 * @param identity its id
 * @param kind {@code email} or {@code phone}
 * @param channel by which way: {@code mail}, {@code sms} or {@code call}; {@code none} where the
 *     verification as a whole has ended
 * @param outcome {@code sent}, {@code delivered}, {@code refused}, {@code dropped}, {@code expired}
 *     or, where support staff have ended it, {@code reset}
 * @param reason why, one word of a fixed list such as {@code unreachable} or {@code provider};
 *     {@code none} where all is well
 * @param at when, to the microsecond
 */
public record VerificationProgressed(
    String identity, String kind, String channel, String outcome, String reason, Instant at)
    implements IdentityEvent {}
