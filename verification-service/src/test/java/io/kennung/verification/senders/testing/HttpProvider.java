package io.kennung.verification.senders.testing;

import io.kennung.verification.senders.DeliveryReports.Fate;
import io.kennung.verification.senders.testing.RawHttp.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that is asked by HTTP. What it understands and says is for the subclass. */
public abstract class HttpProvider implements FakeProvider {

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch left = new CountDownLatch(1);
  private final RawHttp http;
  private volatile Mood mood = Mood.TAKES;
  private volatile byte[] answer;

  protected HttpProvider() {
    try {
      http = new RawHttp(this::answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the request says; throws whatever it likes when it is not as it should be. */
  protected abstract Received read(Request request, int number) throws Exception;

  protected abstract byte[] taken(Received message);

  protected abstract byte[] refusal(Mood mood);

  @Override
  public abstract void tell(String reference, Fate fate);

  @Override
  public void feels(Mood mood) {
    this.mood = mood;
    this.answer = null;
  }

  /** Takes nothing from now on, and answers this, however wrong. */
  public void answers(byte[] answer) {
    this.answer = answer;
  }

  public URI uri() {
    return http.uri();
  }

  @Override
  public List<Received> received() {
    return received;
  }

  /** How often anything was asked. */
  public int requests() {
    return requests.get();
  }

  /** Waits until a client gives up on an answer of which only a part has come. */
  public CountDownLatch left() {
    return left;
  }

  @Override
  public void close() {
    http.close();
  }

  private void answer(Request request, Socket connection) throws IOException {
    requests.incrementAndGet();
    byte[] given = answer;
    if (given != null) {
      RawHttp.write(connection, given);
      awaitTheEnd(connection);
      return;
    }
    Mood now = mood;
    switch (now) {
      case TAKES -> RawHttp.write(connection, take(request));
      case ANSWERS_TWICE -> {
        byte[] once = take(request);
        byte[] twice = Arrays.copyOf(once, once.length * 2);
        System.arraycopy(once, 0, twice, once.length, once.length);
        RawHttp.write(connection, twice);
      }
      case HANGS -> awaitTheEnd(connection);
      case HANGS_UP -> connection.close();
      case TALKS_NONSENSE ->
          RawHttp.write(connection, "220 smtp ready\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      default -> RawHttp.write(connection, refusal(now));
    }
  }

  private byte[] take(Request request) {
    Received message;
    try {
      message = read(request, count.incrementAndGet());
    } catch (Exception | AssertionError e) {
      return RawHttp.answer(500, e.toString());
    }
    received.add(message);
    return taken(message);
  }

  private void awaitTheEnd(Socket connection) throws IOException {
    try {
      if (connection.getInputStream().read() < 0) {
        left.countDown();
      }
    } catch (IOException reset) {
      left.countDown();
      throw reset;
    }
  }
}
