package io.kennung.verification.mail;

/** A mail was not taken by the mail server. */
public final class MailFailure extends Exception {

  private static final long serialVersionUID = 1;

  private final boolean permanent;

  /**
   * @param permanent whether the server has refused this mail or address (5xx); otherwise it is
   *     worth another try
   */
  public MailFailure(boolean permanent) {
    super(permanent ? "refused" : "unreachable", null, false, false);
    this.permanent = permanent;
  }

  /** Whether another try would be refused as well. */
  public boolean isPermanent() {
    return permanent;
  }
}
