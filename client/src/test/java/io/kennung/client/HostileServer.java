package io.kennung.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that does the same to every caller, and keeps to no rule of HTTP. */
public final class HostileServer implements AutoCloseable {

  /** The heads of all requests, as they came. */
  public final List<String> requests = new CopyOnWriteArrayList<>();

  private final Hostility hostility;
  private final ServerSocket door;
  private final CountDownLatch closed = new CountDownLatch(1);

  public HostileServer(Hostility hostility) {
    this.hostility = hostility;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::open);
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/");
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        Thread.ofVirtual().start(() -> answer(caller));
      } catch (IOException e) {
        // It was closed.
        return;
      }
    }
  }

  private void answer(Socket caller) {
    try (caller) {
      // What is left unread would make the end of the answer get lost.
      requests.add(read(caller.getInputStream()));
      hostility.answer(caller.getOutputStream(), this::pause);
    } catch (IOException | IllegalStateException e) {
      // The caller has gone away, or we do.
    }
  }

  private void pause(int millis) {
    try {
      if (millis > 0 && closed.await(millis, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("closed");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      if (head.toString().endsWith("\r\n\r\n")) {
        break;
      }
    }
    String lower = head.toString().toLowerCase(Locale.ROOT);
    int length = lower.indexOf("content-length: ");
    if (length >= 0) {
      int from = length + "content-length: ".length();
      byte[] unused =
          in.readNBytes(Integer.parseInt(lower.substring(from, lower.indexOf('\r', from))));
    }
    return head.toString();
  }
}
