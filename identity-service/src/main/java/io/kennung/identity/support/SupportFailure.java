package io.kennung.identity.support;

import io.kennung.chassis.answers.Failure;

/** Why staff do not get what they want. */
public enum SupportFailure implements Failure {
  /** Not eight characters of the alphabet of ids, in upper case. */
  NO_ID(400, "This is not an identity: eight characters, digits and capital letters.", "no-id"),
  /** Well formed, and never registered. */
  UNKNOWN(404, "This identity was never registered.", "unknown-identity"),
  /** Neither {@code email} nor {@code phone}. */
  NO_KIND(404, "There is no such kind of address: email or phone.", "no-kind"),
  /** None of those that can be lifted. */
  NO_LIMITS(404, "There are no such limits: linking, matching or revocation.", "no-limits"),
  /** Not given by an answer of this directory. */
  NO_PLACE(400, "This is not a place in a history: take next from the page before.", "no-place"),
  /** Not a number from 1 to 200. */
  NO_PAGE(400, "A page has 1 to 200 entries.", "no-page"),
  /** It is over: nothing can be reset or lifted. */
  REVOKED(409, "This identity has been revoked: it would do nothing.", "revoked"),
  /** Nothing, too much, or what cannot be printed. */
  NOTE_UNFIT(400, "A note has 1 to 500 characters that can be printed.", "note-unfit"),
  /** What nobody may write down. */
  NOTE_HOLDS_ADDRESS(
      400, "A note must not hold an e-mail address or a phone number.", "note-holds-address");

  private final int status;
  private final String text;
  private final String type;

  SupportFailure(int status, String text, String type) {
    this.status = status;
    this.text = text;
    this.type = type;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String errorType() {
    return type;
  }
}
