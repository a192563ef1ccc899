package io.kennung.verification.senders.smpp;

import io.kennung.verification.senders.Channel;
import io.kennung.verification.senders.CodeMessage;
import io.kennung.verification.senders.CodeSender;
import io.kennung.verification.senders.DeliveryReports;
import io.kennung.verification.senders.SendFailure;
import io.kennung.verification.senders.SendFailure.Reason;
import io.kennung.verification.senders.gsm.ShortMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** One carrier. */
final class SmppSender implements CodeSender, AutoCloseable {

  private final String name;
  private final Source source;
  private final long timeoutNanos;
  private final SmppLink link;
  private final Semaphore window;
  private final AtomicInteger references = new AtomicInteger();

  /**
   * @param tls makes encrypted connections; null for plain ones
   * @throws IllegalStateException when the configuration makes no sense
   */
  SmppSender(
      String name,
      SmppConfig.Carrier config,
      @Nullable SSLSocketFactory tls,
      DeliveryReports reports) {
    String key = "directory.senders.smpp." + name;
    atMost(key + ".system-id", config.systemId(), 15);
    atMost(key + ".password", config.password(), 8);
    atMost(key + ".system-type", config.systemType().orElse(""), 12);
    if (config.window() < 1
        || !config.timeout().isPositive()
        || !config.enquireLink().isPositive()) {
      throw new IllegalStateException(
          key + ": window, timeout and enquire-link must be greater than 0");
    }
    this.name = name;
    this.source = Source.of(key, config);
    this.timeoutNanos = config.timeout().toNanos();
    this.window = new Semaphore(config.window());
    this.link =
        new SmppLink(
            name,
            config,
            new SmppConnections(tls, config.timeout()),
            new ReceiptListener(name, reports));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Channel> channels() {
    return Set.of(Channel.SMS);
  }

  @Override
  public Optional<String> send(CodeMessage message) throws SendFailure {
    long deadline = System.nanoTime() + timeoutNanos;
    enterWindow(deadline);
    try {
      BoundSession session = await(link.session(), deadline, SmppRefusals::ofBind);
      String to = message.to().substring(1);
      ShortMessage encoded = ShortMessage.of(message.text(), (byte) references.incrementAndGet());
      List<byte[]> parts = encoded.parts();
      for (byte[] part : parts.subList(0, parts.size() - 1)) {
        answer(session, session.submit(source, to, encoded, part, false), deadline);
      }
      // Joined parts are one message: its fate is that of the last.
      return answer(session, session.submit(source, to, encoded, parts.getLast(), true), deadline);
    } finally {
      window.release();
    }
  }

  @Override
  public void close() {
    link.close();
  }

  /** Nothing was handed over when there is no place in time, so that it is no {@code TIMEOUT}. */
  private void enterWindow(long deadline) throws SendFailure {
    try {
      if (!window.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new SendFailure(Reason.PROVIDER);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SendFailure(Reason.PROVIDER);
    }
  }

  /** Waits for the carrier's answer; drops a session over which not a word came in all the time. */
  private static Optional<String> answer(
      BoundSession session, CompletableFuture<Optional<String>> answer, long deadline)
      throws SendFailure {
    long heard = session.lastHeard();
    try {
      return await(answer, deadline, SmppRefusals::ofSubmit);
    } catch (SendFailure failure) {
      boolean callerLeft = Thread.currentThread().isInterrupted();
      if (failure.reason() == Reason.TIMEOUT && !callerLeft && session.lastHeard() == heard) {
        session.drop();
      }
      throw failure;
    }
  }

  private static <T> T await(
      CompletableFuture<T> answer, long deadline, Function<Throwable, SendFailure> meaning)
      throws SendFailure {
    try {
      return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new SendFailure(Reason.TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SendFailure(Reason.TIMEOUT);
    } catch (ExecutionException e) {
      throw meaning.apply(e.getCause() == null ? e : e.getCause());
    }
  }

  private static void atMost(String key, String value, int length) {
    if (value.length() > length) {
      throw new IllegalStateException(key + " has at most " + length + " characters in SMPP 3.4");
    }
  }
}
