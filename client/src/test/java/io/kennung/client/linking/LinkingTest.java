package io.kennung.client.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kennung.client.Directory;
import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeLinks;
import io.kennung.client.Identity;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.SecretKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkingTest {

  private static final EmailAddress ANNA = EmailAddress.of("anna@example.com");
  private static final String NUMBER = "+41791234567";

  private final FakeDirectory server = new FakeDirectory();
  private final FakeLinks links = new FakeLinks(server);
  private final Directory directory = Directory.at(server.base());
  private final Linking linking = directory.linking();
  private final Identity own = new Identity("ABCD1234", SecretKey.generate(new SecureRandom()));

  @BeforeEach
  void open() {
    server.put(own.id(), own.key());
  }

  @AfterEach
  void close() {
    directory.close();
    server.close();
  }

  @Test
  void mailIsSentAndItsButtonLinksTheAddress() {
    EmailLinking asked = linking.linkEmail(own, ANNA, "de");

    assertThat(asked).isInstanceOf(EmailLinking.MailSent.class);
    assertThat(links.mails).containsEntry("ABCD1234", "anna@example.com");
    assertThat(server.calls.getFirst().body().path("lang").asText()).isEqualTo("de");
    assertThat(linking.checkEmail("ABCD1234", ANNA)).isFalse();

    links.confirmMail("ABCD1234");

    assertThat(linking.checkEmail("ABCD1234", ANNA)).isTrue();
  }

  @Test
  void linkedAddressIsNotProvenAgain() {
    links.emails.put("ABCD1234", "anna@example.com");

    assertThat(linking.linkEmail(own, ANNA, "en")).isEqualTo(new EmailLinking.Linked());
    assertThat(server.calls).hasSize(1);
    assertThat(links.mails).isEmpty();
  }

  @Test
  void checkIsOneRequestWithoutLanguageOrProof() {
    linking.checkEmail("ABCD1234", ANNA);

    assertThat(server.calls).hasSize(1);
    assertThat(server.calls.getFirst().body().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("identity", "email");
  }

  @Test
  void emptyAddressUnlinks() {
    links.emails.put("ABCD1234", "anna@example.com");
    links.phones.put("ABCD1234", "41791234567");

    linking.unlinkEmail(own);
    assertThat(links.emails).isEmpty();
    assertThat(links.phones).isNotEmpty();

    linking.unlinkPhone(own);
    assertThat(links.phones).isEmpty();
    assertThat(links.mails).isEmpty();
    assertThat(links.verifications).isEmpty();
    assertThat(server.calls).hasSize(4);
  }

  @Test
  void codeLinksTheNumber() {
    PhoneVerification waiting = verification();

    assertThat(linking.submitCode(waiting.verificationId(), FakeLinks.CODE))
        .isInstanceOf(Verdict.Accepted.class);

    assertThat(links.phones).containsEntry("ABCD1234", "41791234567");
    assertThat(linking.linkPhone(own, "41791234567", "en", SmsLink.NONE))
        .isEqualTo(new PhoneLinking.Linked());
  }

  @Test
  void wrongCodeIsAVerdictWithTheServersTextAndWhatToDoNext() {
    PhoneVerification waiting = verification();
    links.next = "{\"try\":60,\"triesLeft\":2}";

    Verdict verdict = linking.submitCode(waiting.verificationId(), "1");

    assertThat(verdict)
        .isEqualTo(
            new Verdict.Refused(
                "That code is wrong.",
                new Next(
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Duration.ofMinutes(1)),
                    OptionalInt.of(2),
                    Optional.empty(),
                    Optional.empty())));
    assertThat(verdict.next().isOver()).isFalse();
  }

  @Test
  void callIsAcceptedOrRefused() {
    PhoneVerification waiting = verification();

    assertThat(linking.call(waiting.verificationId()).next().callIn())
        .contains(Duration.ofMinutes(1));
    links.next = "{}";
    Verdict unknown = linking.call("another");
    assertThat(unknown).isInstanceOf(Verdict.Refused.class);
    assertThat(unknown.next().isOver()).isTrue();
    assertThat(links.phones).isEmpty();
  }

  @Test
  void plainRequestAsksForNoLinkInTheSms() {
    verification();

    assertThat(server.calls.getFirst().body().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("identity", "mobileNo", "lang");
  }

  @Test
  void linkInTheSmsIsAskedForWithTheAppsScheme() {
    linking.linkPhone(own, NUMBER, "zh-Hans", new SmsLink(true, "threema"));

    var body = server.calls.getLast().body();
    assertThat(body.path("httpsUrl").isBoolean()).isTrue();
    assertThat(body.path("urlScheme").asText()).isEqualTo("threema");
    assertThat(body.path("lang").asText()).isEqualTo("zh-Hans");
    assertThat(body.path("mobileNo").asText()).isEqualTo("41791234567");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "+", "079 123", "0791234567", "++41791234567", "4179123456789012", "٤١٧٩١٢٣"})
  void whatIsNoNumberIsNotSent(String number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> linking.linkPhone(own, number, "en", SmsLink.NONE));
    assertThat(server.calls).isEmpty();
  }

  @Test
  void whatIsNoCodeOrLanguageOrSchemeIsNotSent() {
    for (String code : new String[] {"", "123456789", "12a", "١٢٣", "1 2"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> linking.submitCode("id", code));
    }
    for (String language : new String[] {"", "d", "de\r\nTo: x", "../de"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> linking.linkEmail(own, ANNA, language));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new SmsLink(true, "a://b"));
    assertThatIllegalArgumentException().isThrownBy(() -> linking.checkEmail("abcd", ANNA));
    assertThat(server.calls).isEmpty();
  }

  @Test
  void nothingShowsTheVerificationId() {
    assertThat(verification().toString()).doesNotContain("verification-1");
  }

  private PhoneVerification verification() {
    PhoneLinking asked = linking.linkPhone(own, NUMBER, "en", SmsLink.NONE);
    assertThat(asked).isInstanceOf(PhoneVerification.class);
    return (PhoneVerification) asked;
  }
}
