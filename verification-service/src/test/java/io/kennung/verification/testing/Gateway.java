package io.kennung.verification.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Somebody who brings messages and calls to telephones, by the webhook protocol. */
@Singleton
public class Gateway {

  static final String SECRET = "0123456789abcdef0123456789abcdef-gateway";

  /** What it has been given. */
  public record Message(String channel, String to, String text, String reference) {

    /** The six digits in it; a call says them one by one. */
    public String code() {
      Matcher digits =
          Pattern.compile("\\d{6}").matcher(channel.equals("call") ? text.replace(", ", "") : text);
      assertThat(digits.find()).as("a code in the message").isTrue();
      return digits.group();
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  @ConfigProperty(name = "test.gateway.port")
  int port;

  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String body = "";
  private final Table table;
  private volatile CountDownLatch hang = new CountDownLatch(0);
  private HttpServer server;

  @Inject
  Gateway(Table table) {
    this.table = table;
  }

  void start(@Observes @Priority(1) StartupEvent event) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/send", this::take);
    server.start();
  }

  void stop(@Observes ShutdownEvent event) {
    recover();
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode sent = JSON.readTree(exchange.getRequestBody());
      awaitRelease();
      if (status == 200) {
        messages.add(
            new Message(
                sent.get("channel").asText(),
                sent.get("to").asText(),
                sent.get("text").asText(),
                sent.get("reference").asText()));
      }
      byte[] answer = body.isEmpty() ? idOf(sent) : body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static byte[] idOf(JsonNode sent) throws IOException {
    return JSON.writeValueAsBytes(
        JSON.createObjectNode().put("id", "gw-" + sent.get("reference").asText()));
  }

  private void awaitRelease() {
    try {
      var _ = hang.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** From now on it answers with this. */
  public void answer(int newStatus, String newBody) {
    status = newStatus;
    body = newBody;
  }

  /** From now on it takes requests and says nothing. */
  public void hang() {
    hang = new CountDownLatch(1);
  }

  /** All is well again. */
  public void recover() {
    status = 200;
    body = "";
    hang.countDown();
  }

  /** What has come for a number, oldest first. */
  public List<Message> to(String number) {
    return messages.stream().filter(each -> each.to().equals("+" + number)).toList();
  }

  /** Waits for so many to a number, and gives the last. */
  public Message await(String number, int count) {
    return await(number, each -> true, count);
  }

  /**
   * Waits for so many of a kind, and until the service has noted that they were sent: when the
   * clock moves before, it takes whoever has carried them for dead and sends them again.
   */
  public Message await(String number, Predicate<Message> kind, int count) {
    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> to(number).stream().filter(kind).count() >= count);
    List<Message> found = to(number).stream().filter(kind).toList();
    assertThat(found).hasSize(count);
    found.forEach(each -> table.awaitNoted(each.reference()));
    return found.getLast();
  }
}
