package io.kennung.identity.support;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with one kind of address. Never which address.
 *
 * @param kind {@code email} or {@code phone}
 * @param linked whether there is one now
 * @param since when that became so; absent where there never was one
 * @param lastVerification how the last attempt to prove one went; absent where there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkStatus(
    String kind,
    boolean linked,
    @Nullable Instant since,
    @Nullable LastVerification lastVerification) {

  /**
   * How the last verification went, or is getting on.
   *
   * @param outcome {@code sent}, {@code delivered}, {@code refused}, {@code dropped}, {@code
   *     expired}, {@code reset}, {@code linked} or {@code displaced}
   * @param channel by which way: {@code mail}, {@code sms}, {@code call} or {@code none}
   * @param reason why, one word of a fixed list; {@code none} where all is well
   * @param at when
   */
  public record LastVerification(String outcome, String channel, String reason, Instant at) {}
}
