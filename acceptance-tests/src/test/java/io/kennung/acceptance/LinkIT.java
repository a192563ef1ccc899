package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.kennung.acceptance.EventLog.Event;
import io.kennung.client.Directory;
import io.kennung.client.Identity;
import io.kennung.client.contacts.AddressBook;
import io.kennung.client.contacts.Match;
import io.kennung.client.linking.EmailLinking;
import io.kennung.client.linking.PhoneLinking;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.client.linking.SmsLink;
import io.kennung.client.linking.Verdict;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.events.Topics;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person links a mail address and a number; another one takes them over; friends find them. */
@ExtendWith(SharedWorld.class)
class LinkIT {

  private final World world;
  private final Directory directory;
  private final EmailAddress address = EmailAddress.of("anna" + System.nanoTime() + "@example.org");

  LinkIT(World world) {
    this.world = world;
    directory = world.directory();
  }

  @Test
  void aMailAddressIsLinkedByAButtonInABrowserAndTakenOverByWhoProvesItNext() {
    Identity anna = World.register(directory);
    Identity berta = World.register(directory);
    try (Browser browser = Browser.open();
        EventLog links = new EventLog(world.broker(), Topics.LINK)) {
      assertThat(directory.linking().linkEmail(anna, address, "de"))
          .isInstanceOf(EmailLinking.MailSent.class);
      press(browser, world.deliveries().awaitMailLink(address.text(), 1));

      assertThat(directory.linking().checkEmail(anna.id(), address)).isTrue();
      assertThat(directory.linking().linkEmail(anna, address, "de"))
          .isInstanceOf(EmailLinking.Linked.class);
      await()
          .atMost(20, SECONDS)
          .until(() -> directory.own(anna).email().equals(Optional.of("***@***")));

      directory.linking().linkEmail(berta, address, "en");
      press(browser, world.deliveries().awaitMailLink(address.text(), 2));

      assertThat(directory.linking().checkEmail(anna.id(), address)).isFalse();
      assertThat(directory.linking().checkEmail(berta.id(), address)).isTrue();
      List<Event> told =
          links.about(
              Set.of(anna.id()),
              20,
              events -> events.stream().anyMatch(each -> each.type().equals("AddressUnlinked")));
      assertThat(told.getLast().data().required("reason").asText()).isEqualTo("displaced");
      await().atMost(20, SECONDS).until(() -> directory.own(anna).email().isEmpty());
    }
  }

  @Test
  void aNumberIsLinkedByTheCodeOfAMessage() {
    Identity anna = World.register(directory);
    String number = newNumber();

    PhoneVerification begun = begin(anna, number, new SmsLink(true, null));
    JsonNode message = world.deliveries().awaitMessage(number, 1);
    assertThat(message.required("kind").asText()).isEqualTo("sms");
    String code = Deliveries.code(message);
    assertThat(message.required("text").asText()).contains("/link/phone/" + code);

    assertThat(submit(begun, code.equals("000000") ? "000001" : "000000"))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(submit(begun, code)).isInstanceOf(Verdict.Accepted.class);

    assertThat(directory.linking().linkPhone(anna, number, "de", SmsLink.NONE))
        .isInstanceOf(PhoneLinking.Linked.class);
    await()
        .atMost(20, SECONDS)
        .until(() -> directory.own(anna).mobileNo().equals(Optional.of("***")));
    directory.linking().unlinkPhone(anna);
    await().atMost(20, SECONDS).until(() -> directory.own(anna).mobileNo().isEmpty());
  }

  @Test
  void aCallAfterTheMessageSaysTheSameCode() {
    Identity anna = World.register(directory);
    String number = newNumber();
    PhoneVerification begun = begin(anna, number, SmsLink.NONE);
    String code = world.deliveries().awaitCode(number, 1);

    assertThat(directory.linking().call(begun.verificationId()))
        .isInstanceOf(Verdict.Accepted.class);

    JsonNode call = world.deliveries().awaitMessage(number, 2);
    assertThat(call.required("kind").asText()).isEqualTo("call");
    assertThat(Deliveries.code(call)).isEqualTo(code);
    assertThat(submit(begun, code)).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void aLandlineIsLinkedByACallThatSaysTheCodeTwice() {
    Identity anna = World.register(directory);
    String number = "4144" + ThreadLocalRandom.current().nextInt(2_000_000, 9_000_000);

    PhoneVerification begun = begin(anna, number, SmsLink.NONE);
    assertThat(begun.notice()).isPresent();
    assertThat(directory.linking().call(begun.verificationId()))
        .isInstanceOf(Verdict.Accepted.class);

    JsonNode call = world.deliveries().awaitMessage(number, 1);
    String code = Deliveries.code(call);
    assertThat(call.required("kind").asText()).isEqualTo("call");
    assertThat(call.required("text").asText().split(String.join(", ", code.split("")), -1))
        .hasSize(3);
    assertThat(submit(begun, code)).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void supportLearnsThatTheMailServerHasRefusedAMail() {
    Identity anna = World.register(directory);

    directory
        .linking()
        .linkEmail(anna, EmailAddress.of("refused@" + anna.id() + ".example.org"), "de");

    await()
        .atMost(20, SECONDS)
        .until(() ->
            world
                .rows(
                    "SELECT outcome || ' ' || reason FROM last_verification WHERE identity = '%s'"
                        .formatted(anna.id()))
                .equals(List.of("refused rejected")));
  }

  @Test
  void theLandingPageOfAMessageOpensTheApp() {
    Identity anna = World.register(directory);
    String number = newNumber();
    begin(anna, number, new SmsLink(true, "threemawork"));
    String text = world.deliveries().awaitMessage(number, 1).required("text").asText();
    String code = Deliveries.code(world.deliveries().awaitMessage(number, 1));
    URI page = URI.create(text.substring(text.indexOf("http")).split("\\s", 2)[0]);

    try (Browser browser = Browser.open()) {
      Page landing = browser.visit(page);

      assertThat(landing.locator("a[href^='threemawork:']").getAttribute("href"))
          .isEqualTo("threemawork://link_mobileno?code=" + code);
      assertThat(landing.content()).contains(code);
    }
  }

  @Test
  void friendsAreFoundByTheirAddressesAndAForgottenIdByOnes() {
    Identity anna = World.register(directory);
    Identity berta = World.register(directory);
    String number = newNumber();
    PhoneVerification begun = begin(anna, number, SmsLink.NONE);
    submit(begun, world.deliveries().awaitCode(number, 1));

    List<Match> found =
        directory
            .contacts()
            .match(
                berta, null, AddressBook.of(List.of(address), List.of(number, newNumber())), false)
            .matches();

    assertThat(found)
        .singleElement()
        .satisfies(match -> {
          assertThat(match.identity()).isEqualTo(anna.id());
          assertThat(match.publicKey()).isEqualTo(anna.key().publicKey());
          assertThat(match.phone()).contains(number);
        });
    assertThat(directory.contacts().findForgotten(Optional.of(address), Optional.of(number)))
        .extracting(Match::identity)
        .containsExactly(anna.id());
  }

  private PhoneVerification begin(Identity who, String number, SmsLink link) {
    PhoneLinking begun = directory.linking().linkPhone(who, number, "de", link);
    assertThat(begun).isInstanceOf(PhoneVerification.class);
    return (PhoneVerification) begun;
  }

  private Verdict submit(PhoneVerification verification, String code) {
    return directory.linking().submitCode(verification.verificationId(), code);
  }

  private static void press(Browser browser, URI link) {
    Page page = browser.visit(link);
    page.getByRole(AriaRole.BUTTON).click();
    page.waitForSelector("svg.done");
  }

  private static String newNumber() {
    return "4179" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
  }
}
