package io.kennung.verification.senders.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** An HTTP server that may answer anything, HTTP or not. */
public final class RawHttp implements AutoCloseable {

  /**
   * What was asked.
   *
   * @param headers by lower-case name
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Request(String method, String path, Map<String, String> headers, byte[] body) {

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Answers one request; may close the connection. */
  public interface Answerer {
    void answer(Request request, Socket connection) throws IOException;
  }

  private final ServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  public RawHttp(Answerer answerer) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(() -> accept(answerer));
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** A whole answer. */
  public static byte[] answer(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d Whatever\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(status, bytes.length);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(bytes);
    return all.toByteArray();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(Answerer answerer) {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        connections.add(connection);
        Thread.startVirtualThread(() -> serve(connection, answerer));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void serve(Socket connection, Answerer answerer) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      String line = line(in);
      while (!line.isEmpty()) {
        answerer.answer(request(line, in), connection);
        line = line(in);
      }
    } catch (IOException gone) {
      // The other side, or the test, is through with it.
    }
  }

  private static Request request(String first, InputStream in) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    String[] words = first.split(" ", 3);
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Request(words[0], words[1], headers, in.readNBytes(length));
  }

  /** Without its end; empty at the end of all. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
      line.write(octet);
    }
    return line.toString(StandardCharsets.US_ASCII).strip();
  }

  /** For answers in pieces. */
  public static void write(Socket connection, byte[] octets) throws IOException {
    OutputStream out = connection.getOutputStream();
    out.write(octets);
    out.flush();
  }
}
