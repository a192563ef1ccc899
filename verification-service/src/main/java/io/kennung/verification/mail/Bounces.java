package io.kennung.verification.mail;

/** Who wants to hear of mails that came back. */
public interface Bounces {

  /**
   * May come any number of times, and for mails that nobody knows.
   *
   * @param reference of the {@link LinkMail}
   * @param permanent whether the address cannot receive mail at all; otherwise it is only late
   */
  void bounced(String reference, boolean permanent);
}
