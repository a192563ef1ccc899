package io.kennung.client;

import java.util.Optional;

/**
 * What the directory tells the owner only.
 *
 * @param identity 8 characters
 * @param serverGroup two lower-case hexadecimal digits
 * @param email the linked address; {@link #MASKED_EMAIL} where the directory keeps only a hash
 * @param mobileNo the linked number, digits without a plus; {@link #MASKED_MOBILE_NO} likewise
 */
public record OwnIdentity(
    String identity, String serverGroup, Optional<String> email, Optional<String> mobileNo) {

  /** Says that an address is linked, not which. */
  public static final String MASKED_EMAIL = "***@***";

  /** Says that a number is linked, not which. */
  public static final String MASKED_MOBILE_NO = "***";
}
