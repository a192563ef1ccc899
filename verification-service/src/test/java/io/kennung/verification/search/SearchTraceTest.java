package io.kennung.verification.search;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.verification.testing.Linker;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where traces are made they tell that somebody has searched, and not for what. */
@VerificationTest
@TestProfile(SearchTraceTest.Traced.class)
class SearchTraceTest {

  public static class Traced implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.otel.sdk.disabled",
          "false",
          "quarkus.otel.simple",
          "true",
          "quarkus.otel.exporter.otlp.enabled",
          "false");
    }
  }

  @Singleton
  static class Exporter {
    @Produces
    @Singleton
    InMemorySpanExporter exporter() {
      return InMemorySpanExporter.create();
    }
  }

  @Inject InMemorySpanExporter spans;
  @Inject People people;
  @Inject Linker linker;
  @Inject Table table;

  @Test
  void noAddressStandsInATrace() {
    table.execute("DELETE FROM limit_level");
    String number = People.newNumber();
    String address = People.newAddress();
    linker.linkPhone(people.create(), number);
    Searcher sam = Searcher.named("sam");
    spans.reset();

    sam.search("phone", "+" + number).statusCode(200);
    sam.search("email", address).statusCode(200);
    sam.search("email", "broken " + address).statusCode(400);
    Searcher.named("otto").search("phone", number).statusCode(403);

    await()
        .atMost(30, SECONDS)
        .until(() ->
            spans.getFinishedSpanItems().stream()
                    .filter(span -> span.getName().equals("GET /support/search"))
                    .count()
                == 4);
    assertThat(spans.getFinishedSpanItems())
        .extracting(SpanData::toString)
        .allSatisfy(span ->
            assertThat(span)
                .doesNotContain(
                    number, address, URLEncoder.encode(address, StandardCharsets.UTF_8)));
    // The query is what would have told it.
    assertThat(spans.getFinishedSpanItems())
        .filteredOn(span -> span.getName().equals("GET /support/search"))
        .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("url.query")))
        .containsOnly("REDACTED");
  }
}
