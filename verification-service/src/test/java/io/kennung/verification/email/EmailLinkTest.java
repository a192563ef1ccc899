package io.kennung.verification.email;

import static io.kennung.chassis.testing.Wire.challenge;
import static io.kennung.chassis.testing.Wire.post;
import static io.kennung.chassis.testing.Wire.prove;
import static io.kennung.chassis.testing.Wire.secondPhase;
import static io.kennung.verification.testing.Linker.EMAIL;
import static io.kennung.verification.testing.Linker.assertEmailLinked;
import static io.kennung.verification.testing.Linker.beginEmail;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.kennung.chassis.testing.Crowd;
import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.Wire;
import io.kennung.verification.mail.Bounces;
import io.kennung.verification.pages.EmailConfirmation;
import io.kennung.verification.testing.Linker;
import io.kennung.verification.testing.Mailbox;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@VerificationTest
class EmailLinkTest {

  @Inject Linker linker;
  @Inject Mailbox mailbox;
  @Inject EmailConfirmation confirmation;
  @Inject Bounces bounces;
  @Inject People people;
  @Inject Table table;
  @Inject TestClock clock;

  private Wire.Holder holder;
  private String address;

  @BeforeEach
  void register() {
    clock.freeze();
    holder = people.create();
    address = People.newAddress();
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void buttonBehindTheLinkOfTheMailLinksTheAddress() {
    post(EMAIL, wish(address))
        .statusCode(200)
        .body("linked", equalTo(false))
        .body("token", notNullValue())
        .body("$", not(hasKey("error")));
    beginEmail(holder, address)
        .statusCode(200)
        .body("success", equalTo(true))
        .body("next.resend", equalTo(0))
        .body("next.expires", equalTo(86400))
        .body("$", not(hasKey("error")));
    String token = mailbox.awaitToken(address, 1);
    assertEmailLinked(holder, address, false);
    assertThat(confirmation.find(token))
        .hasValueSatisfying(pending -> assertThat(pending.identity()).isEqualTo(holder.id()));
    assertEmailLinked(holder, address, false);

    assertThat(confirmation.confirm(token)).isTrue();

    post(EMAIL, wish(address)).body("linked", equalTo(true)).body("token", nullValue());
    assertThat(table.outbox(holder.id(), "AddressLinked"))
        .singleElement()
        .asString()
        .contains("\"kind\":\"email\"");
    assertThat(table.count("verification WHERE identity = ?", holder.id())).isZero();
  }

  @Test
  void whatWasBegunUnderASecretThatWasDroppedBeginsAnew() {
    beginEmail(holder, address).body("success", equalTo(true));
    String old = mailbox.awaitToken(address, 1);
    table.execute(
        "UPDATE verification SET sealed = set_byte(sealed, 0, get_byte(sealed, 0) # 1),"
            + " seed = set_byte(seed, 0, get_byte(seed, 0) # 1) WHERE identity = ?",
        holder.id());

    clock.advance(Duration.ofMinutes(30));
    beginEmail(holder, address).body("success", equalTo(true));

    String token = mailbox.awaitToken(address, 2);
    assertThat(token).isNotEqualTo(old);
    assertThat(confirmation.confirm(token)).isTrue();
    assertEmailLinked(holder, address, true);
  }

  @Test
  void linkCheckWithoutLanguageTellsOnlyAboutThePairAsked() {
    linker.linkEmail(holder, address);

    post(EMAIL, Map.of("identity", holder.id(), "email", address)).body("linked", equalTo(true));
    post(EMAIL, Map.of("identity", holder.id(), "email", " " + address.toUpperCase(Locale.ROOT)))
        .body("linked", equalTo(true));
    assertEmailLinked(holder, People.newAddress(), false);
    assertEmailLinked(people.create(), address, false);
  }

  @Test
  void secondIdentityThatProvesTheAddressTakesItOver() {
    linker.linkEmail(holder, address);
    Wire.Holder second = people.create();
    beginEmail(second, address);
    assertEmailLinked(holder, address, true);
    confirmation.confirm(mailbox.awaitToken(address, 2));

    assertEmailLinked(holder, address, false);
    assertEmailLinked(second, address, true);
    assertThat(table.outbox(holder.id(), "AddressUnlinked"))
        .singleElement()
        .asString()
        .contains("\"reason\":\"displaced\"");
  }

  @Test
  void twoWhoProveTheSameAddressAtOnceEndWithOneOwner() {
    Wire.Holder second = people.create();
    beginEmail(holder, address);
    String first = mailbox.awaitToken(address, 1);
    beginEmail(second, address);
    String other = mailbox.awaitToken(address, 2);
    Callable<Boolean> one = () -> confirmation.confirm(first);
    Callable<Boolean> two = () -> confirmation.confirm(other);

    assertThat(Crowd.together(List.of(one, two, one, two, one, two)))
        .filteredOn(linked -> linked)
        .hasSize(2);

    assertThat(
            table.count(
                "link WHERE identity IN (?, ?) AND address IS NOT NULL", holder.id(), second.id()))
        .isEqualTo(1);
  }

  @Test
  void linkOfAMailWorksOnceHoweverOftenItIsPressed() {
    beginEmail(holder, address);
    String token = mailbox.awaitToken(address, 1);
    Callable<Boolean> press = () -> confirmation.confirm(token);

    assertThat(Crowd.together(Collections.nCopies(30, press))).containsOnlyOnce(true);
    assertThat(confirmation.find(token)).isEmpty();
  }

  @Test
  void linkIsGoodForADayAndEveryMailOfOneWishHasTheSame() {
    beginEmail(holder, address);
    String token = mailbox.awaitToken(address, 1);
    clock.advance(Duration.ofHours(23));
    beginEmail(holder, address).body("next.expires", equalTo(86400));
    assertThat(mailbox.awaitToken(address, 2)).isEqualTo(token);
    clock.advance(Duration.ofHours(24).minusSeconds(1));
    assertThat(confirmation.find(token)).isPresent();
    clock.advance(Duration.ofSeconds(1));

    assertThat(confirmation.find(token)).isEmpty();
    assertThat(confirmation.confirm(token)).isFalse();
  }

  @Test
  void tamperedAndForeignTokensAreNone() {
    beginEmail(holder, address);
    String token = mailbox.awaitToken(address, 1);
    char last = token.charAt(token.length() - 2);

    for (String wrong :
        new String[] {
          "",
          "x",
          token.substring(1),
          token.substring(0, token.length() - 2)
              + (last == 'A' ? 'B' : 'A')
              + token.charAt(token.length() - 1),
          "A".repeat(43),
          token + "A",
        }) {
      assertThat(confirmation.find(wrong)).isEmpty();
      assertThat(confirmation.confirm(wrong)).isFalse();
    }
    assertEmailLinked(holder, address, false);
  }

  @Test
  void wishForAnotherAddressDropsTheFormerAtOnceAndItsPendingLink() {
    linker.linkEmail(holder, address);
    String second = People.newAddress();
    String third = People.newAddress();
    beginEmail(holder, second);
    String token = mailbox.awaitToken(second, 1);
    assertEmailLinked(holder, address, false);

    beginEmail(holder, third);

    assertThat(confirmation.confirm(token)).isFalse();
    assertThat(table.outbox(holder.id(), "AddressUnlinked"))
        .singleElement()
        .asString()
        .contains("\"reason\":\"replaced\"");
  }

  @Test
  void emptyAddressUnlinksAfterBothPhases() {
    linker.linkEmail(holder, address);
    post(EMAIL, Map.of("identity", holder.id(), "email", ""))
        .body("linked", equalTo(false))
        .body("token", notNullValue());
    assertEmailLinked(holder, address, true);

    prove(EMAIL, Map.of("identity", holder.id(), "email", ""), holder.key())
        .statusCode(200)
        .body("success", equalTo(true));

    assertEmailLinked(holder, address, false);
    assertThat(table.outbox(holder.id(), "AddressUnlinked")).hasSize(1);
  }

  @Test
  void emptyAddressResetsWhatIsPending() {
    beginEmail(holder, address);
    String pending = mailbox.awaitToken(address, 1);

    prove(EMAIL, Map.of("identity", holder.id(), "email", ""), holder.key())
        .body("success", equalTo(true));

    assertThat(confirmation.confirm(pending)).isFalse();
    assertEmailLinked(holder, address, false);
    assertThat(table.outbox(holder.id(), "AddressUnlinked")).isEmpty();
  }

  @Test
  void retriedUnlinkDoesNotUndoALaterLink() {
    linker.linkEmail(holder, address);
    Map<String, Object> unlink = Map.of("identity", holder.id(), "email", "");
    Map<String, Object> retried = secondPhase(unlink, challenge(EMAIL, unlink), holder.key());
    post(EMAIL, retried).body("success", equalTo(true));
    beginEmail(holder, address);
    confirmation.confirm(mailbox.awaitToken(address, 2));

    post(EMAIL, retried).statusCode(200).body("success", equalTo(true));

    assertEmailLinked(holder, address, true);
  }

  @Test
  void fiveMailsThenOneEveryFiveMinutes() {
    for (int i = 0; i < 5; i++) {
      beginEmail(holder, address).statusCode(200).body("next.resend", equalTo(i < 4 ? 0 : 300));
    }
    beginEmail(holder, address).statusCode(429).header("Retry-After", equalTo("300"));
    beginEmail(people.create(), address).statusCode(429);
    beginEmail(holder, People.newAddress()).statusCode(429);

    mailbox.awaitToken(address, 5);
    clock.advance(Duration.ofMinutes(5));
    beginEmail(holder, address).statusCode(200);
    mailbox.awaitToken(address, 6);
  }

  @Test
  void refusedWishChangesNothing() {
    linker.linkEmail(holder, address);
    table.execute("DELETE FROM limit_level");
    String other = People.newAddress();
    Wire.Holder another = people.create();
    for (int i = 0; i < 5; i++) {
      beginEmail(another, other);
    }

    beginEmail(holder, other).statusCode(429);

    assertEmailLinked(holder, address, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody",
        "a@b",
        "a@example.org\r\nBcc: all@example.org",
        "a@example.org\nSubject: x",
        "a b@example.org",
        "<a@example.org>",
        "a@example.org,b@example.org",
        "***@***",
        "a@example.org\u0000",
        "b\u00fccher@example.org",
      })
  void whatMailCannotBeSentToIsRefused(String given) {
    post(EMAIL, wish(given))
        .statusCode(200)
        .body("success", equalTo(false))
        .body("error", notNullValue())
        .body("linked", nullValue());
  }

  @Test
  void internationalisedDomainIsOneAddressInBothForms() {
    String local = "person" + System.nanoTime();
    beginEmail(holder, local + "@b\u00fccher.example").body("success", equalTo(true));
    confirmation.confirm(mailbox.awaitToken(local + "@xn--bcher-kva.example", 1));

    assertEmailLinked(holder, local + "@XN--bcher-kva.example", true);
    assertEmailLinked(holder, local + "@B\u00dcCHER.example", true);
  }

  @Test
  void mailThatComesBackIsRecordedAndTold() {
    beginEmail(holder, address);
    mailbox.awaitToken(address, 1);
    await()
        .atMost(20, SECONDS)
        .until(() -> table.outbox(holder.id(), "VerificationProgressed").size() == 1);
    String reference = table.text("SELECT id::text FROM delivery WHERE identity = ?", holder.id());

    bounces.bounced(reference, false);
    bounces.bounced("never-heard-of", true);
    bounces.bounced(reference, true);
    bounces.bounced(reference, true);

    assertThat(table.outbox(holder.id(), "VerificationProgressed"))
        .hasSize(2)
        .last()
        .asString()
        .contains("\"channel\":\"mail\"", "\"outcome\":\"refused\"", "\"reason\":\"bounced\"");
  }

  @Test
  void errorIsInTheLanguageOfTheClient() {
    given()
        .header("Accept-Language", "xx;q=0.9,de-CH,en;q=0.5")
        .body(wish("nobody"))
        .contentType("application/json")
        .post(EMAIL)
        .then()
        .body("error", containsString("E-Mail"));
  }

  private Map<String, Object> wish(String email) {
    return Map.of("identity", holder.id(), "email", email, "lang", "en");
  }
}
