package io.kennung.verification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

  private static final String REFERENCE = "0b7e9c52-6a54-4f0e-9d0b-6d5b9e5a1c11";

  private final References references =
      new References("Kennung <hello@id.example.org>", Optional.of("bounces@mx.example.org"));

  @Test
  void whatWasWrittenIntoAMailIsFoundAgain() {
    String messageId = references.messageId(REFERENCE);
    String sender = references.bounceAddress(REFERENCE).orElseThrow();

    assertThat(messageId).isEqualTo("<link." + REFERENCE + "@id.example.org>");
    assertThat(sender).isEqualTo("bounces+" + REFERENCE + "@mx.example.org");
    assertThat(references.in("Message-ID: " + messageId)).contains(REFERENCE);
    assertThat(references.in("Anna <" + sender + ">, other@x.org")).contains(REFERENCE);
    assertThat(references.in("to: Bounces+" + REFERENCE + "@MX.example.org")).contains(REFERENCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "link.ref@id.example.orgx",
        "link.ref@id.example.org-x",
        "xlink.ref@id.example.org",
        "link.ref@idXexample.org",
        "link.@id.example.org",
        "link.a/b@id.example.org",
        "bounces@mx.example.org",
        "bounces+ref@id.example.org",
        "xbounces+ref@mx.example.org"
      })
  void whatOnlyLooksLikeItIsNot(String text) {
    assertThat(references.in(text)).isEmpty();
  }

  @Test
  void withoutABounceAddressTheMessageIdAloneCarriesIt() {
    References plain = new References("hello@id.example.org", Optional.empty());

    assertThat(plain.bounceAddress(REFERENCE)).isEmpty();
    assertThat(plain.in(plain.messageId(REFERENCE))).contains(REFERENCE);
    assertThat(plain.in("bounces+ref@mx.example.org")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nobody", "Kennung <nobody>", "a@b@", "a@exa mple.org"})
  void aSenderThatIsNoAddressIsRefusedAtStart(String from) {
    assertThatThrownBy(() -> new References(from, Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("quarkus.mailer.from");
    assertThatThrownBy(() -> new References("a@b.org", Optional.of(from)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("directory.mail.bounces");
  }
}
