package io.kennung.staff.testing;

import io.kennung.local.signin.DevelopmentIssuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** An issuer beside the tests of one service, whose tokens it takes for real. */
public final class SignIn implements QuarkusTestResourceLifecycleManager {

  private static final String SECRET = "development-client-secret-of-the-tests";

  private DevelopmentIssuer issuer;

  @Override
  public Map<String, String> start() {
    issuer = new DevelopmentIssuer(0, SECRET);
    return Map.of(
        "directory.staff.enabled",
        "true",
        "directory.staff.client-secret",
        SECRET,
        "directory.staff.issuer",
        issuer.uri().toString());
  }

  @Override
  public void stop() {
    issuer.close();
  }

  /**
   * An access token.
   *
   * @param person {@code sam} (support), {@code lea} (support-lead) or {@code otto} (operator)
   */
  public static String token(String person) {
    URI issuer =
        URI.create(ConfigProvider.getConfig().getValue("directory.staff.issuer", String.class));
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(issuer.resolve("/tokens/" + person)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
