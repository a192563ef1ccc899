package io.kennung.identity.console.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.identity.console.search.Finding.Found;
import io.kennung.identity.console.search.Finding.Outcome;
import io.kennung.staff.Purpose;
import io.quarkus.oidc.AccessTokenCredential;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Asks verification-service, in the name of whoever is signed in, whose address that is. It puts
 * the search on record.
 */
@Singleton
class Finder {

  private static final Logger LOG = Logger.getLogger(Finder.class);

  private final FinderConfig config;
  private final ObjectMapper json;
  private final Provider<AccessTokenCredential> token;
  private final HttpClient http;

  @Inject
  Finder(FinderConfig config, ObjectMapper json, Provider<AccessTokenCredential> token) {
    this.config = config;
    this.json = json;
    this.token = token;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(config.searchTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Looks for an e-mail address or a phone number. */
  Finding find(Sought sought, Purpose purpose) {
    if (config.searchUrl().isEmpty()) {
      return Finding.none(Outcome.AWAY);
    }
    URI question =
        URI.create(
            "%s?%s=%s&purpose=%s"
                .formatted(
                    config.searchUrl().get(),
                    sought.kind().parameter(),
                    encoded(sought.text()),
                    encoded(purpose.text())));
    HttpRequest request =
        HttpRequest.newBuilder(question)
            .timeout(config.searchTimeout())
            .header("Accept", "application/json")
            .header("Authorization", "Bearer " + token.get().getToken())
            .build();
    try {
      return read(http.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException | DateTimeException | NullPointerException e) {
      // The address stands in what was asked, and may stand in what the exception says.
      LOG.warnf("no search by address: %s", e.getClass().getName());
      return Finding.none(Outcome.AWAY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.none(Outcome.AWAY);
    }
  }

  private Finding read(HttpResponse<String> answer) throws IOException {
    return switch (answer.statusCode()) {
      case 200 -> new Finding(Outcome.ANSWERED, found(json.readTree(answer.body())));
      case 400 -> Finding.none(Outcome.UNFIT);
      case 429 -> Finding.none(Outcome.TOO_OFTEN);
      default -> throw new IOException("status " + answer.statusCode());
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static List<Found> found(JsonNode answer) {
    List<Found> found = new ArrayList<>();
    for (JsonNode each : answer.path("identities")) {
      found.add(
          new Found(
              Objects.requireNonNull(each.path("identity").textValue()),
              Objects.requireNonNull(each.path("kind").textValue()),
              Instant.parse(each.path("since").asText())));
    }
    return found;
  }
}
