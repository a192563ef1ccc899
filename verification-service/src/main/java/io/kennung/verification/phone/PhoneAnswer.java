package io.kennung.verification.phone;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kennung.verification.pending.Next;
import org.jspecify.annotations.Nullable;

/**
 * The answer to whatever concerns a verification of a number (directory contract, 6.3 and 6.4).
 *
 * @param success whether what was asked for has been done
 * @param verificationId in the answer to a beginning
 * @param error the reason, where it has not been done
 * @param next what may be done next; beyond the contract
 * @param notice something the person should know; beyond the contract
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PhoneAnswer(
    boolean success,
    @Nullable String verificationId,
    @Nullable String error,
    @Nullable Next next,
    @Nullable String notice) {

  static PhoneAnswer begun(String verificationId, Next next, @Nullable String notice) {
    return new PhoneAnswer(true, verificationId, null, next, notice);
  }

  static PhoneAnswer done(@Nullable Next next) {
    return new PhoneAnswer(true, null, null, next, null);
  }

  static PhoneAnswer refused(String error, @Nullable Next next) {
    return new PhoneAnswer(false, null, error, next, null);
  }
}
