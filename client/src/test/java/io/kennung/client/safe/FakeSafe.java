package io.kennung.client.safe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A Safe server in this process that does all it should, unless a test has it do otherwise. */
public final class FakeSafe implements AutoCloseable {

  public static final String CONFIG = "{\"maxBackupBytes\":524288,\"retentionDays\":180}";

  /** A request as it came; the path without the slash in front. */
  public record Call(String method, String path, Map<String, List<String>> headers, byte[] body) {

    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }

    public boolean is(String wanted) {
      return method.equals(wanted);
    }
  }

  /** What to answer; {@link #LOST} only ends the connection. */
  public record Answer(int status, byte[] body, Map<String, String> headers) {

    public static final Answer LOST = of(0);

    public static Answer of(int status) {
      return new Answer(status, new byte[0], Map.of());
    }

    public static Answer of(int status, String header, String value) {
      return new Answer(status, new byte[0], Map.of(header, value));
    }
  }

  private record Rule(Predicate<Call> when, Function<Call, @Nullable Answer> answer) {}

  public final Map<String, byte[]> files = new ConcurrentHashMap<>();
  public final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public FakeSafe() {
    this("http", null);
  }

  /** With TLS. */
  public FakeSafe(SSLContext own) {
    this("https", own);
  }

  private FakeSafe(String scheme, @Nullable SSLContext own) {
    this.scheme = scheme;
    InetSocketAddress somewhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try {
      if (own == null) {
        server = HttpServer.create(somewhere, 0);
      } else {
        HttpsServer secure = HttpsServer.create(somewhere, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(own));
        server = secure;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    files.put("config", CONFIG.getBytes(StandardCharsets.UTF_8));
  }

  public String base() {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** With a user name and a password in front of the host. */
  public String base(String userInfo) {
    return base().replace("://", "://" + userInfo + "@");
  }

  /** The first rule that answers counts; one that returns null leaves it to the next. */
  public FakeSafe rule(Predicate<Call> when, Function<Call, @Nullable Answer> answer) {
    rules.add(new Rule(when, answer));
    return this;
  }

  public FakeSafe answering(String method, int status) {
    return rule(call -> call.is(method), call -> Answer.of(status));
  }

  public FakeSafe config(String text) {
    files.put("config", text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call =
          new Call(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath().substring(1),
              new LinkedHashMap<>(exchange.getRequestHeaders()),
              exchange.getRequestBody().readAllBytes());
      calls.add(call);
      Answer answer = answer(call);
      if (answer == Answer.LOST) {
        return;
      }
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      boolean isHead = call.is("HEAD");
      if (isHead && answer.status() == 200) {
        exchange.getResponseHeaders().add("Content-Length", "" + answer.body().length);
      }
      boolean isEmpty = isHead || answer.body().length == 0;
      exchange.sendResponseHeaders(answer.status(), isEmpty ? -1 : answer.body().length);
      if (!isEmpty) {
        exchange.getResponseBody().write(answer.body());
      }
    }
  }

  private Answer answer(Call call) {
    for (Rule rule : rules) {
      Answer answer = rule.when().test(call) ? rule.answer().apply(call) : null;
      if (answer != null) {
        return answer;
      }
    }
    return switch (call.method()) {
      case "PUT" ->
          call.body().length > 524_288
              ? Answer.of(413)
              : Answer.of(files.put(call.path(), call.body()) == null ? 201 : 204);
      case "DELETE" -> Answer.of(files.remove(call.path()) == null ? 404 : 204);
      case "GET", "HEAD" ->
          files.containsKey(call.path())
              ? new Answer(200, files.get(call.path()), Map.of())
              : Answer.of(404);
      default -> Answer.of(405);
    };
  }
}
