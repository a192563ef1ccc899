package io.kennung.local.frontdoor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondAttemptTest {

  private final Process dying = new Process("");
  private final Process living =
      new Process("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Name: living\r\n\r\n");
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    dying.close();
    living.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void aReadThatADyingProcessSwallowsIsAnsweredByAnother(String method) throws Exception {
    try (FrontDoor door = door(dying, living)) {
      for (int i = 0; i < 4; i++) {
        HttpResponse<String> answer = send(door, method, BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Name")).contains("living");
      }
      assertThat(dying.requests()).isNotEmpty();
      assertThat(living.requests()).hasSize(4).containsOnly(method + " /identity/x HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void whatMayChangeSomethingIsNeverRepeated(String method) throws Exception {
    try (FrontDoor door = door(dying, living)) {
      assertThat(send(door, method, BodyPublishers.ofString("x")).statusCode()).isEqualTo(502);

      assertThat(dying.requests()).hasSize(1);
      assertThat(living.requests()).isEmpty();
      assertThat(send(door, method, BodyPublishers.ofString("x")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aReadWithABodyIsNotRepeatedWithoutIt() throws Exception {
    try (FrontDoor door = door(dying, living)) {
      assertThat(send(door, "GET", BodyPublishers.ofString("x")).statusCode()).isEqualTo(502);

      assertThat(living.requests()).isEmpty();
    }
  }

  @Test
  void thereIsNoThirdAttempt() throws Exception {
    try (Process another = new Process("");
        FrontDoor door = door(dying, another, living)) {
      assertThat(send(door, "GET", BodyPublishers.noBody()).statusCode()).isEqualTo(502);

      assertThat(dying.requests()).hasSize(1);
      assertThat(another.requests()).hasSize(1);
      assertThat(living.requests()).isEmpty();
    }
  }

  @Test
  void whoHasFailedComesLastWhoeversTurnItIs() {
    Backends backends = new Backends(List.of(dying.address(), living.address()));
    var failed = backends.inTurn(null).getFirst();
    for (int i = 0; i < 4; i++) {
      assertThat(backends.inTurn(failed)).hasSize(2).endsWith(failed);
    }
    backends.remove(dying.address());
    assertThat(backends.inTurn(failed)).hasSize(1).doesNotContain(failed);
  }

  private HttpResponse<String> send(FrontDoor door, String method, BodyPublisher body)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(door.uri().resolve("/identity/x"))
            .version(HttpClient.Version.HTTP_1_1)
            .method(method, body)
            .build(),
        BodyHandlers.ofString());
  }

  private static FrontDoor door(Process... processes) {
    Backends backends = new Backends(Arrays.stream(processes).map(Process::address).toList());
    return new FrontDoor(0, RouteTable.read(), Map.of("identity", backends));
  }

  /** Gives every request the same answer, and hangs up. */
  private static final class Process implements AutoCloseable {

    private final ServerSocket server;
    private final String answer;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    Process(String answer) {
      this.answer = answer;
      try {
        this.server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread.startVirtualThread(this::serve);
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** The first line of each. */
    List<String> requests() {
      return requests;
    }

    @Override
    public void close() {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void serve() {
      while (!server.isClosed()) {
        try (Socket socket = server.accept();
            var input =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
          requests.add(input.readLine());
          socket.getOutputStream().write(answer.getBytes(US_ASCII));
        } catch (IOException closed) {
          // The test is over, or the front door has hung up first.
        }
      }
    }
  }
}
