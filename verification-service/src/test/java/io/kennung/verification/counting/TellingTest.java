package io.kennung.verification.counting;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.Wire;
import io.kennung.verification.testing.Gateway;
import io.kennung.verification.testing.Linker;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@VerificationTest
class TellingTest {

  private static final Combination SENT = new Combination("gateway", "sms", "41", "sent");
  private static final Combination REFUSED = new Combination("gateway", "sms", "41", "refused");
  private static final Combination VERIFIED = new Combination("none", "sms", "41", "verified");
  private static final Combination MAILED = new Combination("mail", "mail", "none", "sent");
  private static final Combination CONFIRMED = new Combination("none", "mail", "none", "verified");

  @TestHTTPResource(management = true)
  URI management;

  @Inject Tally tally;
  @Inject Telling telling;
  @Inject TransactionSynchronizationRegistry transaction;
  @Inject Gateway gateway;
  @Inject People people;
  @Inject Linker linker;
  @Inject Table table;

  @BeforeEach
  void tellWhatOthersHaveLeft() {
    telling.tell();
  }

  @Test
  void whatWasSentAndWhatWasProvenIsTold() {
    List<Long> before = told();
    linker.linkPhone(people.create(), People.newNumber());
    linker.linkEmail(people.create(), People.newAddress());

    telling.tell();

    assertThat(growth(before)).containsExactly(1L, 1L, 1L, 1L);
    JsonNode last = events().getLast();
    assertThat(last.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(Golden.asWritten("DeliveriesCounted").at("/data")::fieldNames);
    assertThat(last.at("/service").asText()).isEqualTo("verification-service");
    assertThat(given().get(management.resolve("/q/metrics")).asString())
        .contains("directory_deliveries_total{")
        .containsPattern(
            "directory_deliveries_total\\{(?=[^}]*channel=\"sms\")(?=[^}]*country=\"41\")"
                + "(?=[^}]*outcome=\"sent\")[^}]*provider=\"gateway\"");
  }

  @Test
  void whatCannotBeToldNowIsToldTheNextTime() {
    List<Long> before = told();
    linker.linkPhone(people.create(), People.newNumber());
    table.execute("ALTER TABLE outbox RENAME TO out_of_reach");
    try {
      telling.tell();
      telling.tell();
    } finally {
      table.execute("ALTER TABLE out_of_reach RENAME TO outbox");
    }
    linker.linkPhone(people.create(), People.newNumber());

    telling.tell();
    telling.tell();

    assertThat(growth(before)).containsExactly(2L, 2L, 0L, 0L);
  }

  @Test
  void nothingToTellIsNotTold() {
    int before = events().size();

    telling.tell();

    assertThat(events()).hasSize(before);
  }

  @Test
  void refusedAndDroppedMessagesAreCountedByWhereTheyWent() {
    Wire.Holder anna = people.create();
    long before = told(REFUSED);
    gateway.answer(400, "");
    try {
      String number = People.newNumber();
      Linker.begin(anna, number);
      await()
          .atMost(20, SECONDS)
          .until(() ->
              table.count("delivery WHERE identity = ? AND state = 'refused'", anna.id()) == 1);
    } finally {
      gateway.recover();
    }

    await()
        .atMost(20, SECONDS)
        .until(() -> {
          telling.tell();
          return told(REFUSED) == before + 1;
        });
    assertThat(table.text("SELECT country FROM delivery WHERE identity = ?", anna.id()))
        .isEqualTo("41");
  }

  @Test
  void whatIsTakenBackIsNotCounted() {
    Combination never = new Combination("never", "sms", "41", "sent");

    QuarkusTransaction.begin();
    tally.count(never);
    QuarkusTransaction.rollback();

    assertThat(tally.take()).doesNotContainKey(never);
  }

  @Test
  void combinationsAreBoundedAndNothingIsLost() {
    Tally own = new Tally(new SimpleMeterRegistry(), transaction);

    IntStream.range(0, 10_000)
        .forEach(i -> own.add(new Combination("p" + i % 4, "sms", "" + i, "sent")));

    var counted = own.take();
    assertThat(counted).hasSizeLessThanOrEqualTo(Tally.MOST + 4);
    assertThat(counted.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(10_000);
  }

  private List<Long> told() {
    return List.of(told(SENT), told(VERIFIED), told(MAILED), told(CONFIRMED));
  }

  private List<Long> growth(List<Long> before) {
    List<Long> now = told();
    return IntStream.range(0, now.size()).mapToObj(i -> now.get(i) - before.get(i)).toList();
  }

  private long told(Combination of) {
    return events().stream()
        .filter(event ->
            event.at("/provider").asText().equals(of.provider())
                && event.at("/channel").asText().equals(of.channel())
                && event.at("/country").asText().equals(of.country())
                && event.at("/outcome").asText().equals(of.outcome()))
        .mapToLong(event -> event.at("/count").asLong())
        .sum();
  }

  private List<JsonNode> events() {
    return table.outbox("verification-service", "DeliveriesCounted").stream()
        .map(TellingTest::read)
        .toList();
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
