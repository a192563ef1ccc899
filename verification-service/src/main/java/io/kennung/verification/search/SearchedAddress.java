package io.kennung.verification.search;

import io.kennung.chassis.answers.Refused;
import io.kennung.protocol.ContactHash;
import io.kennung.protocol.EmailAddress;
import io.kennung.verification.links.KeptAddress;
import io.kennung.verification.links.Peppers;
import io.kennung.verification.numbers.NumberPlan;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads an address exactly as linking does, so that what was linked is what is found. */
@Singleton
class SearchedAddress {

  private final NumberPlan plan;
  private final Peppers peppers;

  @Inject
  SearchedAddress(NumberPlan plan, Peppers peppers) {
    this.plan = plan;
    this.peppers = peppers;
  }

  /**
   * The address as links keep it.
   *
   * @throws Refused with a {@link SearchFailure} unless it is exactly one, and an address
   */
  KeptAddress read(@Nullable String email, @Nullable String phone) {
    if (email != null && phone == null) {
      return peppers.of(ofEmail(email));
    }
    if (phone != null && email == null) {
      return peppers.of(ofPhone(phone));
    }
    throw new Refused(SearchFailure.ONE_ADDRESS);
  }

  private static ContactHash ofEmail(String typed) {
    try {
      return ContactHash.of(EmailAddress.of(typed));
    } catch (IllegalArgumentException e) {
      throw new Refused(SearchFailure.NO_EMAIL);
    }
  }

  private ContactHash ofPhone(String typed) {
    try {
      return plan.read(typed).hash();
    } catch (Refused e) {
      // Clients of the directory are told failures with another status.
      throw new Refused(SearchFailure.NO_NUMBER);
    }
  }
}
