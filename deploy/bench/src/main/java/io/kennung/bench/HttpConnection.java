package io.kennung.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * HTTP/1.1 on one kept connection, as little as a load generator needs: the answer must say its
 * length, and fit into 64 KiB.
 */
final class HttpConnection implements AutoCloseable {

  /**
   * @param status for instance 200
   * @param body as text
   */
  record Answer(int status, String body) {}

  private static final int LONGEST_ANSWER = 1 << 16;
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final String LENGTH = "\r\ncontent-length:";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[LONGEST_ANSWER];

  HttpConnection(int port) throws IOException {
    socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  Answer get(String path) throws IOException {
    return exchange("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path));
  }

  Answer post(String path, String json) throws IOException {
    return exchange(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + json.length()
            + END_OF_HEAD
            + json);
  }

  private Answer exchange(String request) throws IOException {
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    int filled = 0;
    while (true) {
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read <= 0) {
        throw new EOFException("the server closed the connection");
      }
      filled += read;
      String text = new String(buffer, 0, filled, StandardCharsets.ISO_8859_1);
      int body = text.indexOf(END_OF_HEAD) + END_OF_HEAD.length();
      if (body >= END_OF_HEAD.length() && filled >= body + length(text, body)) {
        // "HTTP/1.1 200 OK"
        return new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(body));
      }
    }
  }

  private static int length(String text, int body) throws IOException {
    String head = text.substring(0, body).toLowerCase(Locale.ROOT);
    int at = head.indexOf(LENGTH);
    if (at < 0) {
      throw new IOException("an answer that does not say its length");
    }
    int from = at + LENGTH.length();
    return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
