package io.kennung.client;

import static io.kennung.client.UntrustworthyAnswersTest.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kennung.client.DirectoryException.Kind;
import io.kennung.client.FakeDirectory.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

  private final FakeDirectory server = new FakeDirectory();
  private final Directory directory = Directory.at(server.base());

  @AfterEach
  void close() {
    directory.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "204, UNEXPECTED",
    "302, UNEXPECTED",
    "400, UNEXPECTED",
    "401, UNAUTHORIZED",
    "404, UNEXPECTED",
    "429, RATE_LIMITED",
    "500, UNEXPECTED",
    "502, UNREACHABLE",
    "503, UNREACHABLE"
  })
  void everyStatusIsAKindOfFailure(int status, Kind kind) {
    server.plan("identity/check", status, "");

    DirectoryException failure = failureOf(() -> directory.check(List.of()));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.status()).hasValue(status);
  }

  @Test
  void waitThatTheDirectoryAsksForIsTold() {
    server.plan(call -> true, new Reply(429, "", Map.of("Retry-After", "12")));
    server.plan(call -> true, new Reply(429, "", Map.of("Retry-After", "tomorrow")));

    assertThat(failureOf(() -> directory.find("ABCD1234")).retryAfter())
        .contains(Duration.ofSeconds(12));
    assertThat(failureOf(() -> directory.find("ABCD1234")).retryAfter()).isEmpty();
  }

  @Test
  void redirectIsNotFollowed() {
    server.plan(call -> true, new Reply(302, "", Map.of("Location", server.base() + "identity/X")));

    assertThat(failureOf(() -> directory.find("ABCD1234"))).hasMessageContaining("final one");
    assertThat(server.calls).hasSize(1);
  }

  @Test
  void nobodyListeningIsUnreachable() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (Directory nobody = Directory.at(URI.create("http://127.0.0.1:" + free))) {
      DirectoryException failure = failureOf(() -> nobody.find("ABCD1234"));
      assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(failure).hasMessageEndingWith("connection refused");
    }
  }

  @Test
  @Timeout(30)
  void bodyThatDripsOnForEverEndsWithTheTimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try (var socket = silent.accept()) {
              socket
                  .getOutputStream()
                  .write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{".getBytes());
              // Until the client goes away.
              socket.getInputStream().readAllBytes();
            } catch (IOException e) {
              // The client has gone away.
            }
          });
      URI base = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      Settings settings =
          Settings.at(base).withTimeouts(Duration.ofSeconds(1), Duration.ofMillis(300));
      try (Directory slow = new Directory(settings)) {
        DirectoryException failure = failureOf(() -> slow.find("ABCD1234"));
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageEndingWith("no answer within 300 ms");
      }
    }
  }

  @Test
  void interruptedCallEndsAndKeepsTheInterrupt() {
    Thread.currentThread().interrupt();

    assertThat(failureOf(() -> directory.find("ABCD1234")).kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(Thread.interrupted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8080",
        "ftp://host/",
        "/path",
        "http:///",
        "http://user:pw@host/",
        "http://host/?a=b",
        "http://host/#a"
      })
  void addressThatCannotBeADirectoryIsRefusedWithoutRepeatingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.at(URI.create(text)))
        .withMessageNotContaining("pw");
  }

  @Test
  void addressMayHaveAPathAndLackTheSlash() {
    assertThat(Settings.at(URI.create("https://host/dir")).base())
        .isEqualTo(URI.create("https://host/dir/"));
  }

  @Test
  void fingerprintIsHalfAHashInGroups() {
    var key =
        io.kennung.protocol.PublicKey.ofBase64("B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHw=");

    assertThat(Fingerprint.of(key)).isEqualTo("aaa8 fff7 03b5 0b22 97f4 f6e1 3508 f724");
  }
}
