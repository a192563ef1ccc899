package io.kennung.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {

  private final ServerSocket server;

  HttpConnectionTest() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void readsAnAnswerThatSaysItsLengthAndTheOneAfterIt() throws Exception {
    answer(
        "HTTP/1.1 200 OK\r\ncontent-length: 5\r\nX: y\r\n\r\nfirst"
            + "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");

    try (HttpConnection connection = new HttpConnection(server.getLocalPort())) {
      HttpConnection.Answer first = connection.get("/");
      HttpConnection.Answer second = connection.get("/");

      assertThat(first.status()).isEqualTo(200);
      assertThat(first.body()).isEqualTo("first");
      assertThat(second.status()).isEqualTo(404);
      assertThat(second.bytes()).isEmpty();
    }
  }

  @Test
  void putsTogetherWhatComesInChunks() throws Exception {
    answer(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\nB\r\n and second\r\n"
            + "0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnext");

    try (HttpConnection connection = new HttpConnection(server.getLocalPort())) {
      assertThat(connection.post("/", "{}").body()).isEqualTo("first and second");
      assertThat(connection.get("/").body()).isEqualTo("next");
    }
  }

  @Test
  void whatHeadIsToldIsOnlyTheLength() throws Exception {
    answer(
        "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
            + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnext");

    try (HttpConnection connection = new HttpConnection(server.getLocalPort())) {
      assertThat(connection.head("/").status()).isEqualTo(200);
      assertThat(connection.get("/").body()).isEqualTo("next");
    }
  }

  @Test
  void aBodyOfAnyBytesFollowsItsLength() {
    byte[] request = HttpConnection.request("PUT", "/x", new byte[] {0, (byte) 0x80, '\n'});

    assertThat(new String(request, StandardCharsets.ISO_8859_1))
        .isEqualTo("PUT /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\n\0\u0080\n");
  }

  @Test
  void whoHasATokenShowsItBehindTheHost() {
    assertThat(new String(HttpConnection.request("/activity", "a-token", "{}"), US_ASCII))
        .isEqualTo(
            "POST /activity HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer a-token\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    assertThat(new String(HttpConnection.request("/", "{}"), US_ASCII))
        .doesNotContain("Authorization");
  }

  @Test
  void anAnswerThatBreaksOffIsNone() throws Exception {
    answer("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nthat was");

    try (HttpConnection connection = new HttpConnection(server.getLocalPort())) {
      assertThatThrownBy(() -> connection.get("/")).isInstanceOf(EOFException.class);
    }
  }

  /** Says it to whoever comes, and waits for no question. */
  private void answer(String text) {
    Thread.startVirtualThread(() -> {
      try (Socket client = server.accept()) {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        client.shutdownOutput();
        client.getInputStream().readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}
