package io.kennung.local.frontdoor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kennung.local.state.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontDoorTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer first;
  private HttpServer second;

  @BeforeEach
  void startTwoBackends() throws IOException {
    first = backend("first");
    second = backend("second");
  }

  @AfterEach
  void stopThem() {
    first.stop(0);
    second.stop(0);
    client.close();
  }

  @Test
  void bringsARequestToItsServiceAndTheAnswerBack() throws Exception {
    try (FrontDoor door = door(first)) {
      HttpResponse<String> answer =
          client.send(
              to(door, "/identity/create?x=1%2F2").POST(BodyPublishers.ofString("body")).build(),
              BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.headers().firstValue("X-Name")).contains("first");
      assertThat(answer.body()).contains("POST /identity/create?x=1%2F2 body");
    }
  }

  @Test
  void whoWaitsToBeAskedForTheBodyIsAsked() throws Exception {
    try (FrontDoor door = door(first);
        Socket waiting = new Socket(InetAddress.getLoopbackAddress(), door.uri().getPort())) {
      waiting.setSoTimeout(10_000);
      OutputStream out = waiting.getOutputStream();
      out.write(
          """
          POST /identity/create HTTP/1.1\r
          Host: x\r
          Content-Length: 4\r
          Expect: 100-continue\r
          Connection: close\r
          \r
          """
              .getBytes(UTF_8));

      InputStream in = waiting.getInputStream();
      assertThat(new String(in.readNBytes(21), UTF_8)).isEqualTo("HTTP/1.1 100 Continue");
      out.write("body".getBytes(UTF_8));
      assertThat(new String(in.readAllBytes(), UTF_8)).contains("POST /identity/create body");
    }
  }

  @Test
  void aClientThatWouldRatherSpeakHttp2IsAnsweredAllTheSame() throws Exception {
    try (FrontDoor door = door(first)) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(door.uri().resolve("/identity/x"))
                  .version(HttpClient.Version.HTTP_2)
                  .build(),
              BodyHandlers.ofString());

      assertThat(nameOf(answer)).isEqualTo("first");
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
  }

  @Test
  void saysWhoTheClientIsWhateverTheClientSays() throws Exception {
    try (FrontDoor door = door(first)) {
      String seen =
          client
              .send(
                  to(door, "/identity/x")
                      .header("X-Forwarded-For", "6.6.6.6")
                      .header("X-Forwarded-Proto", "https")
                      .header("X-Forwarded-Host", "evil.example")
                      .header("X-Forwarded-Prefix", "/evil")
                      .header("Forwarded", "for=6.6.6.6")
                      .header("X-Real-IP", "6.6.6.6")
                      .build(),
                  BodyHandlers.ofString())
              .body();

      assertThat(seen)
          .contains("X-forwarded-for: [127.0.0.1]")
          .contains("X-forwarded-proto: [http]")
          .contains("X-forwarded-host: [%s]".formatted(door.uri().getAuthority()))
          .contains("Host: [%s]".formatted(door.uri().getAuthority()))
          .doesNotContain("6.6.6.6")
          .doesNotContain("evil");
    }
  }

  @Test
  void whoHasSignedInKeepsEveryCookieHoweverLong() throws Exception {
    List<String> cookies = List.of("session=" + "a".repeat(7_000), "more=" + "b".repeat(7_000));
    first.createContext(
        "/support/console",
        exchange -> {
          cookies.forEach(each -> exchange.getResponseHeaders().add("Set-Cookie", each));
          echo("first", exchange);
        });
    try (FrontDoor door = door(first)) {
      String shown = String.join("; ", cookies);
      HttpResponse<String> answer =
          client.send(
              to(door, "/support/console").header("Cookie", shown).build(),
              BodyHandlers.ofString());

      assertThat(answer.body()).contains("Cookie: [%s]".formatted(shown));
      assertThat(answer.headers().allValues("Set-Cookie")).isEqualTo(cookies);
    }
  }

  @Test
  void whereAServiceSendsABrowserIsTheBrowsersBusiness() throws Exception {
    String elsewhere = "http://127.0.0.1:1/authorize?redirect_uri=http%3A%2F%2Fx%3Fa%26b&state=%20";
    first.createContext(
        "/support/console",
        exchange -> {
          exchange.getResponseHeaders().set("Location", elsewhere);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    try (FrontDoor door = door(first)) {
      HttpResponse<String> answer = get(door, "/support/console");

      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location")).contains(elsewhere);
    }
  }

  @Test
  void aPathOfNobodyIsNotFound() throws Exception {
    try (FrontDoor door = door(first)) {
      HttpResponse<String> answer = get(door, "/identityx");

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(answer.body()).isEqualTo("{\"error\":\"not found\"}");
      assertThat(get(door, "/").body()).contains("Kennung");
    }
  }

  @Test
  void aServiceThatIsNotThereIsABadGateway() throws Exception {
    Backends nobody = new Backends(List.of(URI.create("http://127.0.0.1:" + FreePort.any())));
    try (FrontDoor door = new FrontDoor(0, RouteTable.read(), Map.of("identity", nobody))) {
      HttpResponse<String> answer = get(door, "/identity/x");

      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.body()).isEqualTo("{\"error\":\"the service does not answer\"}");
    }
  }

  @Test
  void theProcessesOfAServiceTakeTurnsAndADeadOneIsPassedOver() throws Exception {
    try (FrontDoor door = door(first, second)) {
      assertThat(List.of(nameOf(get(door, "/identity/x")), nameOf(get(door, "/identity/x"))))
          .containsExactlyInAnyOrder("first", "second");

      first.stop(0);
      assertThat(nameOf(get(door, "/identity/x"))).isEqualTo("second");
      assertThat(nameOf(get(door, "/identity/x"))).isEqualTo("second");
    }
  }

  @Test
  void streamsAnAnswerWhileTheServiceStillWritesIt() throws Exception {
    CountDownLatch firstHalfSeen = new CountDownLatch(1);
    first.createContext(
        "/identity/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var body = exchange.getResponseBody()) {
            body.write("one".getBytes(UTF_8));
            body.flush();
            firstHalfSeen.await(20, TimeUnit.SECONDS);
            body.write("two".getBytes(UTF_8));
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    try (FrontDoor door = door(first);
        InputStream body =
            client.send(to(door, "/identity/slow").build(), BodyHandlers.ofInputStream()).body()) {
      assertThat(body.readNBytes(3)).asString().isEqualTo("one");
      firstHalfSeen.countDown();
      assertThat(body.readAllBytes()).asString().isEqualTo("two");
    }
  }

  private static FrontDoor door(HttpServer... servers) {
    Backends backends =
        new Backends(
            List.of(servers).stream()
                .map(each -> URI.create("http://127.0.0.1:" + each.getAddress().getPort()))
                .toList());
    return new FrontDoor(0, RouteTable.read(), Map.of("identity", backends));
  }

  private HttpResponse<String> get(FrontDoor door, String path) throws Exception {
    return client.send(to(door, path).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder to(FrontDoor door, String path) {
    return HttpRequest.newBuilder(door.uri().resolve(path)).version(HttpClient.Version.HTTP_1_1);
  }

  private static String nameOf(HttpResponse<?> response) {
    return response.headers().firstValue("X-Name").orElse("nobody");
  }

  /** Answers 201 with what it was asked and under which headers. */
  private static HttpServer backend(String name) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> echo(name, exchange));
    server.start();
    return server;
  }

  private static void echo(String name, HttpExchange exchange) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(exchange.getRequestMethod()).append(' ').append(exchange.getRequestURI());
    text.append(' ')
        .append(new String(exchange.getRequestBody().readAllBytes(), UTF_8))
        .append('\n');
    exchange
        .getRequestHeaders()
        .forEach((key, all) -> text.append(key).append(": ").append(all).append('\n'));
    byte[] body = text.toString().getBytes(UTF_8);
    exchange.getResponseHeaders().set("X-Name", name);
    exchange.sendResponseHeaders(201, body.length);
    try (var output = exchange.getResponseBody()) {
      output.write(body);
    }
  }
}
