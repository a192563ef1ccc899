package io.kennung.verification.mail.bounces;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.chassis.testing.CapturedLog;
import io.kennung.verification.mail.References;
import io.kennung.verification.testing.RecordedBounces;
import io.kennung.verification.testing.RecordedBounces.Bounce;
import io.kennung.verification.testing.VerificationTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the mail server brings what came back. */
@VerificationTest
class BounceResourceTest {

  private static final String PATH = "/link/hooks/bounce";
  private static final String GOOD = "Bearer token-of-the-tests";

  @Inject RecordedBounces bounces;

  @BeforeEach
  void forget() {
    bounces.forget();
  }

  @Test
  void whatCameBackIsTold() {
    assertThat(bring(GOOD, Samples.read("postfix-failed"))).isEqualTo(204);
    assertThat(bring("bearer token-of-the-tests", Samples.read("postfix-delayed"))).isEqualTo(204);

    assertThat(bounces.told())
        .containsExactly(new Bounce("ref-1", true), new Bounce("ref-2", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"out-of-office", "delivered", "reply", "of-somebody-else"})
  void whatIsNoBounceOfOursGetsTheSameAnswer(String sample) {
    assertThat(bring(GOOD, Samples.read(sample))).isEqualTo(204);

    assertThat(bounces.told()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer another token",
        "Bearer token-of-the-test",
        "Bearer token-of-the-tests2",
        "Bearer ",
        "token-of-the-tests",
        "Basic token-of-the-tests"
      })
  void nobodyElseMayBringAnything(String authorization) {
    assertThat(bring(authorization, Samples.read("postfix-failed"))).isEqualTo(403);
    given().body(Samples.read("postfix-failed")).post(PATH).then().statusCode(403);

    assertThat(bounces.told()).isEmpty();
  }

  @Test
  void aMessageMayBeAQuarterOfAMegabyte() {
    byte[] sample = Samples.read("postfix-failed");

    assertThat(bring(GOOD, Arrays.copyOf(sample, 256 * 1024))).isEqualTo(204);
    assertThat(bring(GOOD, Arrays.copyOf(sample, 256 * 1024 + 1))).isEqualTo(413);

    assertThat(bounces.told()).hasSize(1);
  }

  @Test
  void withoutATokenThereIsNoSuchPath() {
    BounceResource resource =
        new BounceResource(
            new BounceToken(Optional.empty()),
            new References("hello@id.example.org", Optional.empty()),
            (reference, permanent) -> {});

    assertThatThrownBy(() -> resource.bounce("Bearer ", Samples.read("postfix-failed")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aTokenThatCanBeGuessedIsRefusedAtStart() {
    assertThatThrownBy(() -> new BounceToken(Optional.of("fifteen letters")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("directory.mail.bounce-token");
  }

  @Test
  void nothingOfTheMessageIsLogged() {
    try (CapturedLog log = CapturedLog.listening()) {
      assertThat(bring(GOOD, Samples.read("postfix-failed"))).isEqualTo(204);
      assertThat(bring("Bearer another token", Samples.read("postfix-failed"))).isEqualTo(403);

      assertThat(log.text()).doesNotContain("anna", "example.com", "ref-1", "token");
    }
  }

  /** As {@code curl --data-binary @-} does, which calls everything a form. */
  private static int bring(String authorization, byte[] message) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + PATH))
            .header("Authorization", authorization)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofByteArray(message))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
