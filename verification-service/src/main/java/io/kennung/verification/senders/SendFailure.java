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
    /** A call that can only be placed too late, and so is not placed at all. */
    EXPIRED,
    /** No provider is configured for this way to this country. */
    NONE
  }

  private final Reason reason;
  private final boolean concernsOthers;

  /** A failure that, for {@code REFUSED}, would hit every other message as well. */
  public SendFailure(Reason reason) {
    this(
        reason,
        switch (reason) {
          case PROVIDER, TIMEOUT, REFUSED -> true;
          case NUMBER, EXPIRED, NONE -> false;
        });
  }

  private SendFailure(Reason reason, boolean concernsOthers) {
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.concernsOthers = concernsOthers;
  }

  /**
   * {@code REFUSED}, but only for this destination: a country or network that we are not permitted
   * to reach by this provider.
   */
  public static SendFailure refusedHere() {
    return new SendFailure(Reason.REFUSED, false);
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /**
   * Whether other messages would fail as well. Only such failures speak against a provider: else
   * somebody could shut it for all by asking for codes to numbers that it does not serve.
   */
  public boolean concernsOthers() {
    return concernsOthers;
  }
}
