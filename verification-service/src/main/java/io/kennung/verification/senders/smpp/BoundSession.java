package io.kennung.verification.senders.smpp;

import io.kennung.verification.senders.gsm.ShortMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;

/** A session over which messages go out and receipts come in, until it is lost. */
final class BoundSession {

  /** So many are worked on at once, {@link ReceiptListener#AT_ONCE} of them receipts. */
  private static final int PROCESSORS = 8;

  /** A carrier that does not answer a farewell is left without. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final SMPPSession session;
  private final Runnable onLoss;
  private final Map<Long, CompletableFuture<?>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong places = new AtomicLong();
  private volatile boolean lost;

  private BoundSession(SMPPSession session, Runnable onLoss) {
    this.session = session;
    this.onLoss = onLoss;
  }

  /**
   * Connects and binds. Blocks for up to three times the timeout: connection, TLS, answer.
   *
   * @param onLoss called, perhaps more than once, when the session is of no use any more
   * @throws IOException with jsmpp's reason as its cause
   */
  static BoundSession open(
      SmppConfig.Carrier config,
      SmppConnections connections,
      MessageReceiverListener listener,
      Runnable onLoss)
      throws IOException {
    SMPPSession session =
        new SMPPSession(
            new SynchronizedPDUSender(new DefaultPDUSender()),
            new StrictPduReader(onLoss),
            connections);
    session.setEnquireLinkTimer(Math.toIntExact(config.enquireLink().toMillis()));
    session.setTransactionTimer(config.timeout().toMillis());
    session.setPduProcessorDegree(PROCESSORS);
    session.setMessageReceiverListener(listener);
    BoundSession bound = new BoundSession(session, onLoss);
    session.addSessionStateListener((now, before, source) -> {
      if (now == SessionState.UNBOUND || now == SessionState.CLOSED) {
        bound.lose();
      }
    });
    try {
      session.connectAndBind(
          config.host(),
          config.port(),
          new BindParameter(
              BindType.BIND_TRX,
              config.systemId(),
              config.password(),
              config.systemType().orElse(""),
              TypeOfNumber.UNKNOWN,
              NumberingPlanIndicator.UNKNOWN,
              null),
          config.timeout().toMillis());
      return bound;
    } catch (IOException | RuntimeException e) {
      // jsmpp does not do so in every case.
      session.close();
      throw e;
    }
  }

  /**
   * Hands one part over.
   *
   * @param to digits of an international number
   * @param withReceipt whether the carrier is to tell what became of it
   * @return the carrier's name for it; fails as soon as the session is lost. Never longer than the
   *     transaction timer, provided that the carrier reads: the caller must not wait without end.
   */
  CompletableFuture<Optional<String>> submit(
      Source source, String to, ShortMessage message, byte[] part, boolean withReceipt) {
    CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
    long place = places.incrementAndGet();
    waiting.put(place, answer);
    if (lost) {
      lose();
    }
    Thread.startVirtualThread(() -> {
      try {
        String id =
            session
                .submitShortMessage(
                    "",
                    source.ton(),
                    source.npi(),
                    source.address(),
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    to,
                    new ESMClass(message.isJoined() ? 0x40 : 0),
                    (byte) 0,
                    (byte) 0,
                    null,
                    null,
                    withReceipt
                        ? new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE)
                        : new RegisteredDelivery(),
                    (byte) 0,
                    new RawDataCoding(message.dataCoding()),
                    (byte) 0,
                    part)
                .getMessageId();
        answer.complete(Optional.ofNullable(id).filter(text -> !text.isEmpty()));
      } catch (Exception e) {
        answer.completeExceptionally(e);
      } finally {
        waiting.remove(place);
      }
    });
    return answer;
  }

  /** Changes with every sign of life. */
  long lastHeard() {
    return session.getLastActivityTimestamp();
  }

  /** Takes leave. */
  void close() {
    session.setTransactionTimer(FAREWELL.toMillis());
    session.unbindAndClose();
  }

  /**
   * Drops the connection without a word: from now on it is lost, though closing may take a while.
   */
  void drop() {
    lose();
    Thread.startVirtualThread(session::close);
  }

  private void lose() {
    lost = true;
    // First, so that whoever is woken finds the way to a new session.
    onLoss.run();
    waiting
        .values()
        .forEach(answer -> answer.completeExceptionally(new IOException("the session is lost")));
  }
}
