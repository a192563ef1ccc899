package io.kennung.verification.senders.testing;

import io.kennung.verification.senders.Channel;
import io.kennung.verification.senders.DeliveryReports.Fate;
import java.util.List;

/** Speaks a provider's protocol, in the mood that a test gives it. */
public interface FakeProvider extends AutoCloseable {

  /** How it takes the next messages. */
  enum Mood {
    TAKES,
    /** Takes it, but repeats the answer. */
    ANSWERS_TWICE,
    NUMBER_AT_FAULT,
    ACCOUNT_REFUSED,
    COUNTRY_REFUSED,
    OUT_OF_ORDER,
    TOO_BUSY,
    TALKS_NONSENSE,
    HANGS_UP,
    HANGS
  }

  /**
   * What has arrived.
   *
   * @param language as the protocol writes it; empty where it does not
   */
  record Received(Channel channel, String to, String text, String language, String reference) {}

  void feels(Mood mood);

  /** All messages taken, each once. */
  List<Received> received();

  /** Tells what became of a message, and waits until that has been heard. */
  void tell(String reference, Fate fate) throws Exception;

  @Override
  void close();
}
