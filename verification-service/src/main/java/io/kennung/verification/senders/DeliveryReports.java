package io.kennung.verification.senders;

/** Who wants to hear what became of a message after the provider had taken it. */
public interface DeliveryReports {

  /** What became of it. */
  enum Fate {
    /** It is on the telephone, or the call was answered. */
    DELIVERED,
    /** It has not arrived and will not. */
    FAILED
  }

  /**
   * May come any number of times, in any order, and for messages that nobody knows.
   *
   * @param provider the sender's name
   * @param providerReference what {@link CodeSender#send} has returned
   */
  void report(String provider, String providerReference, Fate fate);
}
