package io.kennung.acceptance;

import io.kennung.local.ServiceProcess;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that sends and reads what it likes, when it likes. */
final class RawCall implements AutoCloseable {

  /** Little fits into what the system keeps for it. */
  private static final int BUFFER = 4 * 1024;

  private static final int LONGEST_SILENCE_MILLIS = 90_000;

  private final Socket socket = new Socket();

  private RawCall(ServiceProcess replica, String head) {
    try {
      socket.setReceiveBufferSize(BUFFER);
      socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
      socket.connect(
          new InetSocketAddress(replica.address().getHost(), replica.address().getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    send(head.getBytes(StandardCharsets.US_ASCII));
  }

  /** An upload of which nothing has been sent yet but what it will be. */
  static RawCall upload(ServiceProcess replica, String id, int length) {
    return new RawCall(
        replica,
        "PUT /backups/%s HTTP/1.1\r\nHost: safe\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
            .formatted(id, length));
  }

  /** A download of which nothing has been read yet. */
  static RawCall download(ServiceProcess replica, String id) {
    return new RawCall(
        replica,
        "GET /backups/%s HTTP/1.1\r\nHost: safe\r\nConnection: close\r\n\r\n".formatted(id));
  }

  RawCall send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The status of the answer; 0 when the connection ends without one. */
  int status() {
    String answer = new String(answer(), StandardCharsets.ISO_8859_1);
    return answer.isEmpty() ? 0 : Integer.parseInt(answer.split(" ", 3)[1]);
  }

  /** Reads on to the end: whether the answer, behind its head, is this and nothing else. */
  boolean brings(byte[] expected) {
    try {
      InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
      skipHead(in);
      for (byte each : expected) {
        if (in.read() != Byte.toUnsignedInt(each)) {
          return false;
        }
      }
      return in.read() < 0;
    } catch (SocketException brokenOff) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void skipHead(InputStream in) throws IOException {
    int ends = 0;
    while (ends < 2) {
      switch (in.read()) {
        case '\n' -> ends++;
        case '\r' -> {}
        case -1 -> throw new SocketException("ended within the head");
        default -> ends = 0;
      }
    }
  }

  private byte[] answer() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[BUFFER];
    try {
      InputStream in = socket.getInputStream();
      int read;
      while ((read = in.read(piece)) >= 0) {
        all.write(piece, 0, read);
      }
    } catch (SocketException brokenOff) {
      return all.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toByteArray();
  }

  /** Breaks off. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
