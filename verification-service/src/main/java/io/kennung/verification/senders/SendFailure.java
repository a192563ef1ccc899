package io.kennung.verification.senders;

/** A message was not taken. Says why in one word; never what was in it. */
public final class SendFailure extends Exception {

  private static final long serialVersionUID = 1;

  /** Why, as far as others need to know. */
  public enum Reason {
    /** The provider says that this number cannot be reached by anybody. */
    NUMBER,
    /** The provider refuses us: account, credit, sender, permission for this country. */
    REFUSED,
    /** The provider does not answer, answers nonsense, or says that it is out of order. */
    PROVIDER,
    /** There was no answer in time: nobody knows whether it was taken. */
    TIMEOUT,
    /** No provider is configured, or none is left to try. */
    NONE
  }

  private final Reason reason;

  public SendFailure(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
