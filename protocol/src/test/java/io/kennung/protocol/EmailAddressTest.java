package io.kennung.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "Ada@Example.ORG, ada@example.org",
    "o'hara+kennung@mail.example.co.uk, o'hara+kennung@mail.example.co.uk",
    "info@b\u00fccher.example, info@xn--bcher-kva.example",
    "info@B\u00dcCHER.example, info@xn--bcher-kva.example",
    "info@xn--bcher-kva.example, info@xn--bcher-kva.example",
    "post@\u4f8b\u3048.\u30c6\u30b9\u30c8, post@xn--r8jz45g.xn--zckzah",
    "a@b.museum, a@b.museum",
  })
  void oneFormForEveryAddress(String typed, String text) {
    assertThat(EmailAddress.of(typed).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "a@",
        "@b.org",
        "nobody",
        "a@b",
        "a@localhost",
        "a@127.0.0.1",
        "a@[127.0.0.1]",
        "a@b..org",
        "a@.b.org",
        "a@b.org.",
        "a@-b.org",
        "a@b-.org",
        "a@b_c.org",
        ".a@b.org",
        "a.@b.org",
        "a..b@c.org",
        "a b@c.org",
        "\"a b\"@c.org",
        "a@b@c.org",
        "<a@b.org>",
        "Ada <a@b.org>",
        "a@b.org, c@d.org",
        "a@b.org\r\nBcc: c@d.org",
        "a\r\nBcc: c@d.org\r\n\r\n@b.org",
        "a\u0000@b.org",
        "a@b.org\u0000",
        "a@b.org\u202e",
        "b\u00fccher@b.org",
        "\u212aelvin@b.org",
        "\uff41@b.org",
        "a@stra\u00dfe.de",
        "a@\u03b1\u03c2.gr",
        "a@b\u200d.org",
        "$(reboot)@b.org",
        "a;b@c.org",
      })
  void whatMailCannotBeSentToIsRefused(String typed) {
    assertThatThrownBy(() -> EmailAddress.of(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an e-mail address that mail can be sent to");
  }

  @Test
  void lengthsOfTheStandard() {
    String local = "a".repeat(64);
    String domain = ("b".repeat(60) + ".").repeat(3) + "example";

    assertThat(EmailAddress.of(local + "@example.org").text()).hasSize(64 + 12);
    assertThat(EmailAddress.of("a".repeat(63) + "@" + domain).text()).hasSize(254);
    assertThatThrownBy(() -> EmailAddress.of(local + "a@example.org"));
    assertThatThrownBy(() -> EmailAddress.of(local + "@" + domain));
    assertThatThrownBy(() -> EmailAddress.of("a@" + "b".repeat(64) + ".org"));
  }
}
