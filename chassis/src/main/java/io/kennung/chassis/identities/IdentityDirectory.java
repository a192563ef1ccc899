package io.kennung.chassis.identities;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.PublicKey;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks identity-service about one identity (directory contract, 4.1), for the services that keep a
 * copy of what they need of it.
 */
@Singleton
public class IdentityDirectory {

  /** Where identities are looked up that this service has not been told of yet. */
  @ConfigMapping(prefix = "directory.identities")
  public interface IdentityDirectoryConfig {
    /** The address of identity-service, for instance {@code http://identity:8081}. */
    URI url();

    /** How long an answer may take. */
    @WithDefault("3s")
    Duration timeout();
  }

  /** An identity that lives. */
  public record Entry(PublicKey key, IdentityState state) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Answer(String identity, String publicKey, int state) {}

  private static final Logger LOG = Logger.getLogger(IdentityDirectory.class);

  private final HttpClient http;
  private final URI base;
  private final Duration timeout;

  /** Reads the configured address. */
  @Inject
  public IdentityDirectory(IdentityDirectoryConfig config) {
    this.base = URI.create(config.url().toString().replaceAll("/+$", "") + "/identity/");
    this.timeout = config.timeout();
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * The identity; empty when it was never registered or has been revoked.
   *
   * @param id well formed
   * @throws Refused with {@link CommonFailure#UNAVAILABLE} when there is no answer
   */
  public Optional<Entry> find(String id) {
    HttpRequest request = HttpRequest.newBuilder(base.resolve(id)).timeout(timeout).build();
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return switch (response.statusCode()) {
        case 200 -> Optional.of(entry(id, response.body()));
        case 404 -> Optional.empty();
        default -> throw unavailable("status " + response.statusCode());
      };
    } catch (IOException | IllegalArgumentException e) {
      throw unavailable(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted");
    }
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }

  private static Entry entry(String id, byte[] body) {
    Answer answer = Json.read(body, Answer.class);
    if (!answer.identity().equals(id)) {
      throw new IllegalArgumentException("about somebody else");
    }
    return new Entry(PublicKey.ofBase64(answer.publicKey()), IdentityState.of(answer.state()));
  }

  private static Refused unavailable(String why) {
    LOG.warnf("identity-service does not answer: %s", why);
    return new Refused(CommonFailure.UNAVAILABLE);
  }
}
