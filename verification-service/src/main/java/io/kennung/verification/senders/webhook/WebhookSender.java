package io.kennung.verification.senders.webhook;

import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
import io.kennung.verification.SafeUrl;
import io.kennung.verification.senders.Channel;
import io.kennung.verification.senders.CodeMessage;
import io.kennung.verification.senders.CodeSender;
import io.kennung.verification.senders.SendFailure;
import io.kennung.verification.senders.SendFailure.Reason;
import io.kennung.verification.senders.http.BoundedHttp;
import io.kennung.verification.senders.http.BoundedHttp.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One gateway that takes messages as signed JSON. */
final class WebhookSender implements CodeSender, AutoCloseable {

  private static final int MIN_SECRET = 32;
  private static final int MAX_ID = 128;

  private final String name;
  private final Set<Channel> channels;
  private final URI url;
  private final Signature signature;
  private final BoundedHttp http;
  private final Clock clock;

  /**
   * @throws IllegalStateException when the configuration makes no sense
   */
  WebhookSender(String name, WebhookConfig.Gateway config, Clock clock) {
    String key = "directory.senders.webhook." + name;
    if (!config.timeout().isPositive()) {
      throw new IllegalStateException(key + ".timeout must be positive");
    }
    if (config.secret().length() < MIN_SECRET) {
      throw new IllegalStateException(
          key + ".secret needs at least " + MIN_SECRET + " characters: openssl rand -hex 32");
    }
    this.name = name;
    this.channels = Set.copyOf(config.channels());
    this.url = SafeUrl.checked(key + ".url", config.url());
    this.signature = new Signature(config.secret());
    this.http = new BoundedHttp(config.timeout());
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Channel> channels() {
    return channels;
  }

  @Override
  public Optional<String> send(CodeMessage message) throws SendFailure {
    byte[] body = Json.write(WebhookMessage.of(message));
    Answer answer =
        http.send(
            HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header(Signature.HEADER, signature.of(body, clock.instant()))
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    if (answer.isSuccess()) {
      return reference(answer);
    }
    if (answer.status() / 100 == 4 && answer.status() != 429) {
      throw refusal(answer);
    }
    throw new SendFailure(Reason.PROVIDER);
  }

  /** Whether the gateway has signed this report, and just now. */
  boolean hasSigned(byte[] report, @Nullable String header) {
    return signature.isValid(header, report, clock.instant());
  }

  @Override
  public void close() {
    http.close();
  }

  private static Optional<String> reference(Answer answer) throws SendFailure {
    if (answer.body().isBlank()) {
      return Optional.empty();
    }
    WebhookAnswer said = said(answer).orElseThrow(() -> new SendFailure(Reason.PROVIDER));
    String id = said.id();
    if (id == null) {
      return Optional.empty();
    }
    if (id.isEmpty() || id.length() > MAX_ID) {
      throw new SendFailure(Reason.PROVIDER);
    }
    return Optional.of(id);
  }

  private static SendFailure refusal(Answer answer) {
    String reason = said(answer).map(WebhookAnswer::reason).orElse("");
    boolean account = answer.status() == 401 || answer.status() == 402 || answer.status() == 403;
    return switch (reason) {
      case "number" -> new SendFailure(Reason.NUMBER);
      case "refused" -> new SendFailure(Reason.REFUSED);
      case "destination" -> SendFailure.refusedHere();
      default -> account ? new SendFailure(Reason.REFUSED) : SendFailure.refusedHere();
    };
  }

  private static Optional<WebhookAnswer> said(Answer answer) {
    try {
      return Optional.of(
          Json.request(answer.body().getBytes(StandardCharsets.UTF_8), WebhookAnswer.class));
    } catch (Refused nonsense) {
      return Optional.empty();
    }
  }
}
