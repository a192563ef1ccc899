package io.kennung.identity.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks the services whether they are ready, all at once, and not more often than it needs. */
@Singleton
class Probes {

  /** So long an answer is good for whoever looks next. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private static final long LONGEST_ANSWER = 65_536;
  private static final int LONGEST_NAME = 40;

  private record Round(Instant at, Map<String, CompletableFuture<Answer>> answers) {}

  private final OperationsConfig config;
  private final Clock clock;
  private final HttpClient http;
  private final ObjectMapper json = new ObjectMapper();
  private Round last = new Round(Instant.EPOCH, Map.of());

  @Inject
  Probes(OperationsConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.patience())
            .build();
  }

  /** What each service that can be asked says, by its name. */
  Map<String, Answer> ask() {
    Map<String, Answer> answers = new LinkedHashMap<>();
    round().answers().forEach((name, answer) -> answers.put(name, answer.join()));
    return answers;
  }

  /** Whoever comes while others are waiting waits with them. */
  private synchronized Round round() {
    Instant now = clock.instant();
    if (Duration.between(last.at(), now).abs().compareTo(FRESH) > 0) {
      Map<String, CompletableFuture<Answer>> answers = new LinkedHashMap<>();
      config.services().forEach((name, probe) -> answers.put(name, ask(probe)));
      last = new Round(now, answers);
    }
    return last;
  }

  private CompletableFuture<Answer> ask(URI probe) {
    HttpRequest request = HttpRequest.newBuilder(probe).timeout(config.patience()).build();
    return http.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), LONGEST_ANSWER))
        .thenApply(this::read)
        .exceptionally(silent -> Answer.of(Readiness.NO_ANSWER));
  }

  private Answer read(HttpResponse<byte[]> response) {
    boolean ready = response.statusCode() == 200;
    List<String> failing = new ArrayList<>();
    boolean braked = false;
    for (JsonNode check : checks(response.body())) {
      if ("DOWN".equals(check.path("status").asText())) {
        String name = check.path("name").asText().replaceAll("[^\\w -]", "");
        failing.add(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
      }
      braked |= check.path("data").path("braked").asBoolean();
    }
    return new Answer(ready ? Readiness.READY : Readiness.NOT_READY, failing, braked);
  }

  private JsonNode checks(byte[] body) {
    try {
      return json.readTree(body).path("checks");
    } catch (IOException e) {
      // Somebody else answers there; the status has been read.
      return json.missingNode();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    http.shutdownNow();
  }
}
