package io.kennung.verification.senders;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable String provider;

  /** A failure that, for {@code REFUSED}, would hit every other message as well. */
  public SendFailure(Reason reason) {
    this(
        reason,
        switch (reason) {
          case PROVIDER, TIMEOUT, REFUSED -> true;
          case NUMBER, EXPIRED, NONE -> false;
        },
        null);
  }

  /** As above, where it was one provider and no other who did not take it. */
  SendFailure(Reason reason, @Nullable String provider) {
    this(reason, false, provider);
  }

  private SendFailure(Reason reason, boolean concernsOthers, @Nullable String provider) {
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.concernsOthers = concernsOthers;
    this.provider = provider;
  }

  /**
   * {@code REFUSED}, but only for this destination: a country or network that we are not permitted
   * to reach by this provider.
   */
  public static SendFailure refusedHere() {
    return new SendFailure(Reason.REFUSED, false, null);
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** Who has not taken it; empty when several were asked, or nobody. */
  public Optional<String> provider() {
    return Optional.ofNullable(provider);
  }

  /**
   * Whether other messages would fail as well. Only such failures speak against a provider: else
   * somebody could shut it for all by asking for codes to numbers that it does not serve.
   */
  public boolean concernsOthers() {
    return concernsOthers;
  }
}
