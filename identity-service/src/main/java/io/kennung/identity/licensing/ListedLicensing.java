package io.kennung.identity.licensing;

import io.kennung.chassis.access.ListedPasswords;
import java.util.List;

/** Holders of a listed licence may. */
final class ListedLicensing implements Licensing {

  private final ListedPasswords licences;

  private ListedLicensing(ListedPasswords licences) {
    this.licences = licences;
  }

  /**
   * @param lines {@code username:password}, one a line; empty lines and those that begin with
   *     {@code #} say nothing
   * @throws IllegalArgumentException for any other line; the text tells its number, not its content
   */
  static ListedLicensing of(List<String> lines) {
    return new ListedLicensing(ListedPasswords.of("licences", lines));
  }

  @Override
  public boolean asksEveryRequest() {
    return true;
  }

  @Override
  public boolean knows(String username, String password) {
    return licences.knows(username, password);
  }

  @Override
  public int identityType() {
    return 1;
  }
}
