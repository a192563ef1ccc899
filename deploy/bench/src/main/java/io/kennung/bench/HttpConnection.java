package io.kennung.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** HTTP/1.1 on one kept connection, as little of it as a load generator needs. */
final class HttpConnection implements AutoCloseable {

  /**
   * @param status for instance 200
   * @param bytes of the body
   */
  record Answer(int status, byte[] bytes) {

    String body() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static final int BUFFER = 1 << 16;
  private static final int LINE = 128;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  HttpConnection(int port) throws IOException {
    socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    out = socket.getOutputStream();
  }

  Answer get(String path) throws IOException {
    return send(ascii("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path)));
  }

  Answer post(String path, String json) throws IOException {
    return send(request(path, json));
  }

  /** A POST, head and body, as {@link #send} takes it: what is sent often is put together once. */
  static byte[] request(String path, String json) {
    return post(path, "", json);
  }

  /** As {@link #request(String, String)}, by whoever has this bearer token. */
  static byte[] request(String path, String token, String json) {
    return post(path, "Authorization: Bearer " + token + "\r\n", json);
  }

  private static byte[] post(String path, String header, String json) {
    return ascii(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + header
            + "Content-Type: application/json\r\nContent-Length: "
            + json.length()
            + "\r\n\r\n"
            + json);
  }

  /** Any request, as {@link #send} takes it. */
  static byte[] request(String method, String path, byte[] body) {
    byte[] head =
        ascii(
            "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
                .formatted(method, path, body.length));
    byte[] request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  Answer head(String path) throws IOException {
    return send(request("HEAD", path, new byte[0]), false);
  }

  Answer send(byte[] request) throws IOException {
    return send(request, true);
  }

  /**
   * @param hasBody whether the answer has one; if not, its length means something else
   */
  private Answer send(byte[] request, boolean hasBody) throws IOException {
    out.write(request);
    // "HTTP/1.1 200 OK"
    int status = Integer.parseInt(line().substring(9, 12));
    int length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      String value = header.substring(colon + 1).strip();
      switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Integer.parseInt(value);
        case "transfer-encoding" -> chunked = value.equals("chunked");
        default -> {}
      }
    }
    if (!hasBody) {
      return new Answer(status, new byte[0]);
    }
    return new Answer(status, chunked ? chunks() : bytes(length));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(BUFFER);
    int length;
    do {
      length = Integer.parseInt(line(), 16);
      all.writeBytes(bytes(length));
      // What follows a chunk is an empty line; so is what follows the last, which is empty itself.
      String unused = line();
    } while (length > 0);
    return all.toByteArray();
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the server closed the connection");
    }
    return bytes;
  }

  /** Up to the next line break. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder(LINE);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
