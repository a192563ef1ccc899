package io.kennung.verification.operations;

import static io.kennung.chassis.testing.Wire.post;
import static io.kennung.chassis.testing.Wire.prove;
import static io.kennung.verification.testing.Linker.EMAIL;
import static io.kennung.verification.testing.Linker.PHONE;
import static io.kennung.verification.testing.Linker.begin;
import static io.kennung.verification.testing.Linker.beginEmail;
import static io.kennung.verification.testing.Linker.call;
import static io.kennung.verification.testing.Linker.submit;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.testing.CapturedLog;
import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.TopicReader;
import io.kennung.chassis.testing.Wire;
import io.kennung.protocol.ContactHash;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.events.Topics;
import io.kennung.staff.testing.SignIn;
import io.kennung.verification.pages.EmailConfirmation;
import io.kennung.verification.testing.Gateway;
import io.kennung.verification.testing.Mailbox;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A whole journey with its mishaps, and then a search of everything that stays: every table of the
 * schema, every topic, the log and the metrics.
 */
@VerificationTest
class PrivacyTest {

  @TestHTTPResource(management = true)
  URI management;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Gateway gateway;
  @Inject Mailbox mailbox;
  @Inject EmailConfirmation confirmation;
  @Inject People people;
  @Inject Table table;
  @Inject TestClock clock;

  private final CapturedLog log = new CapturedLog();
  private final List<String> addresses = new ArrayList<>();
  private final List<String> secrets = new ArrayList<>();

  @BeforeEach
  void listen() {
    log.open();
  }

  @AfterEach
  void tidy() {
    log.close();
    clock.reset();
    gateway.recover();
  }

  @Test
  void noAddressStaysAnywhereAndNoCodeIsEverWritten() {
    table.execute("DELETE FROM limit_level");
    Wire.Holder holder = people.create();
    journey(holder);
    // In the middle of things: what is pending is there, but nobody can read it.
    String pendingNumber = number();
    String pending = begin(holder, pendingNumber).extract().path("verificationId");
    secrets.add(gateway.await(pendingNumber, 1).code());
    String pendingAddress = address();
    beginEmail(holder, pendingAddress);
    secrets.add(mailbox.awaitToken(pendingAddress, 1));
    assertThat(pending).isNotEmpty();
    mishaps(holder);
    await()
        .atMost(20, SECONDS)
        .until(() -> table.count("outbox WHERE key = ? AND sent_at IS NULL", holder.id()) == 0);

    String schema = table.dump();
    String topics = topics();
    String metrics = withoutFigures(given().get(management.resolve("/q/metrics")).asString());

    assertThat(schema).as("the dump is one").contains(holder.id());
    assertThat(topics).as("the topics are read").contains(holder.id());
    for (String place : List.of(schema, topics, metrics, log.text())) {
      for (String address : addresses) {
        assertThat(place).doesNotContain(address);
        for (String form : hashes(address)) {
          assertThat(place).doesNotContain(form);
        }
      }
    }
    // Six digits occur by chance in a dump; in the log and the metrics they would mean something.
    for (String place : List.of(metrics, log.text())) {
      assertThat(place).doesNotContain(secrets).doesNotContain(holder.id());
    }
    assertThat(schema).doesNotContain(secrets.getLast());
  }

  private void journey(Wire.Holder holder) {
    String number = number();
    String id = begin(holder, number).extract().path("verificationId");
    submit(id, "000000");
    clock.advance(Duration.ofMinutes(1));
    call(id);
    String code = gateway.await(number, message -> message.channel().equals("call"), 1).code();
    secrets.add(code);
    submit(id, code);
    String address = address();
    beginEmail(holder, address);
    confirmation.confirm(mailbox.awaitToken(address, 1));
    String token =
        prove("/identity/match_token", Map.of("identity", holder.id()), holder.key())
            .extract()
            .path("matchToken");
    secrets.add(token);
    post(
        "/identity/match",
        Map.of(
            "matchToken",
            token,
            "emailHashes",
            List.of(ContactHash.of(EmailAddress.of(address)).base64()),
            "mobileNoHashes",
            List.of(ContactHash.ofPhone(number).base64())));
  }

  private void mishaps(Wire.Holder holder) {
    staffSearch();
    gateway.answer(500, "no such number +" + addresses.getFirst());
    begin(people.create(), number());
    post(PHONE, Map.of("identity", holder.id(), "mobileNo", "00" + number()));
    post(EMAIL, Map.of("identity", holder.id(), "email", "broken " + address()));
    post(EMAIL, "{\"identity\":\"" + holder.id() + "\",\"email\":\"" + address() + "\"");
    // The database itself refuses, and what it says about it repeats the row.
    table.execute("ALTER TABLE verification ADD CONSTRAINT broken CHECK (false) NOT VALID");
    try {
      begin(holder, number()).statusCode(500);
    } finally {
      table.execute("ALTER TABLE verification DROP CONSTRAINT broken");
    }
    assertThat(log.text()).contains("unexpected");
  }

  private void staffSearch() {
    String sam = SignIn.token("sam");
    List<Map<String, String>> queries = new ArrayList<>();
    for (String address : List.copyOf(addresses)) {
      queries.add(Map.of("purpose", "ticket", address.contains("@") ? "email" : "phone", address));
    }
    queries.add(Map.of("purpose", "ticket", "phone", number()));
    queries.add(Map.of("purpose", "ticket", "phone", "00" + number()));
    queries.add(Map.of("purpose", "about " + address(), "phone", number()));
    queries.add(Map.of("purpose", "ticket", "email", address(), "phone", number()));
    for (Map<String, String> query : queries) {
      given().auth().oauth2(sam).queryParams(query).get("/support/search");
      given().queryParams(query).get("/support/search").then().statusCode(401);
      given().auth().oauth2(SignIn.token("otto")).queryParams(query).get("/support/search");
    }
    table.execute("ALTER TABLE link RENAME TO out_of_reach");
    try {
      given()
          .auth()
          .oauth2(sam)
          .queryParams(Map.of("purpose", "ticket", "phone", number()))
          .get("/support/search")
          .then()
          .statusCode(500);
    } finally {
      table.execute("ALTER TABLE out_of_reach RENAME TO link");
    }
  }

  /** Among many figures six digits occur by chance. */
  private static String withoutFigures(String metrics) {
    return metrics.replaceAll("(?m) [^ ]+$", "");
  }

  private String topics() {
    StringBuilder all = new StringBuilder();
    for (String topic :
        List.of(
            Topics.LINK,
            Topics.ACTIVITY,
            Topics.DEAD_LETTER,
            Topics.IDENTITY,
            Topics.SUPPORT,
            Topics.AUDIT,
            Topics.PULSE)) {
      try (TopicReader reader = TopicReader.fromBeginning(bootstrapServers, topic)) {
        reader
            .readAll()
            .forEach(record ->
                all.append(record.key())
                    .append(' ')
                    .append(new String(record.value(), StandardCharsets.UTF_8))
                    .append('\n'));
      }
    }
    return all.toString();
  }

  private String number() {
    String number = People.newNumber();
    addresses.add(number);
    return number;
  }

  private String address() {
    String address = People.newAddress();
    addresses.add(address);
    return address;
  }

  /** The client's hash is as good as the address: whoever has it can try all numbers. */
  private static List<String> hashes(String address) {
    ContactHash hash =
        address.contains("@")
            ? ContactHash.of(EmailAddress.of(address))
            : ContactHash.ofPhone(address);
    return Stream.of(hash.base64(), HexFormat.of().formatHex(hash.bytes())).toList();
  }
}
