package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.protocol.ContactHash;
import io.kennung.protocol.RevocationKey;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PepperTest {

  /** Computed by hand, with Python's hmac: RFC 5869 without salt, then HMAC-SHA256. */
  @Test
  void makesOfAHashWhatTheServiceKeepsOfIt() {
    Pepper pepper = new Pepper("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    assertThat(pepper.id()).isEqualTo(-1_743_095_024);
    assertThat(pepper.of(ContactHash.ofPhone("41791234567")))
        .isEqualTo(
            HexFormat.of()
                .parseHex("14c26c6203e071d689cb7dd9dadf7b2fa99753a10148ffa5da2a20751e1b563c"));
  }

  @Test
  void makesOfAPasswordWhatTheServiceKeepsOfIt() {
    Pepper pepper = Pepper.ofPasswords("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    assertThat(pepper.id()).isEqualTo(938_762_411);
    assertThat(pepper.of("ECHOECHO", RevocationKey.ofPassword("test")))
        .isEqualTo(
            HexFormat.of()
                .parseHex("4de2924eef32f1f3da8bb3e69f9e1c462e077b5f4cf95d8dc5fc37c1ae1cd0e2"));
  }
}
