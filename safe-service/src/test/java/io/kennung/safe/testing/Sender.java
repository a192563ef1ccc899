package io.kennung.safe.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/** A client that sends what it likes, as slowly as it likes. */
public final class Sender implements AutoCloseable {

  private final Socket socket;

  public Sender() {
    try {
      socket = new Socket("127.0.0.1", RestAssured.port);
      socket.setSoTimeout(20_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An upload's head; header lines without their ends. */
  public Sender begin(String id, String... headers) {
    StringBuilder head = new StringBuilder("PUT /backups/" + id + " HTTP/1.1\r\nHost: safe\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return send(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
  }

  public Sender send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The bytes as one chunk. */
  public Sender chunk(byte[] bytes) {
    send((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    send(bytes);
    return send("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether an answer has begun to come. */
  public boolean isAnswered() {
    try {
      return socket.getInputStream().available() > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The status of the next answer; 0 when the connection ends without one. */
  public int status() {
    try {
      Scanner lines = new Scanner(socket.getInputStream(), StandardCharsets.ISO_8859_1);
      if (!lines.hasNextLine()) {
        return 0;
      }
      String first = lines.nextLine();
      return Integer.parseInt(first.split(" ", 3)[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
