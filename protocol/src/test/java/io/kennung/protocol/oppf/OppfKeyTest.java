package io.kennung.protocol.oppf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class OppfKeyTest {

  /** Of RFC 8410, section 10.3. */
  private static final String RFC_8410 =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
      -----END PRIVATE KEY-----
      """;

  /** The other half, of section 10.1 there. */
  private static final String RFC_8410_PUBLIC = "Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";

  @Test
  void theKeyOfTheStandardIsReadAndWritten() {
    OppfKey key = OppfKey.ofPem(RFC_8410);

    assertThat(key.pem()).isEqualTo(RFC_8410);
    assertThat(key.publicKey().base64()).isEqualTo(RFC_8410_PUBLIC);
  }

  @Test
  void newKeysDifferAndCannotBeSeen() {
    OppfKey key = OppfKey.generate(new SecureRandom());

    assertThat(OppfKey.ofPem(key.pem()).publicKey()).isEqualTo(key.publicKey());
    assertThat(OppfKey.generate(new SecureRandom()).pem()).isNotEqualTo(key.pem());
    assertThat(key).asString().isEqualTo("OppfKey[" + key.publicKey().base64() + "]");
  }

  @Test
  void whatIsNoSuchKeyIsRefusedWithoutQuotingIt() throws Exception {
    String another =
        Base64.getMimeEncoder()
            .encodeToString(
                KeyPairGenerator.getInstance("X25519").generateKeyPair().getPrivate().getEncoded());
    for (String pem :
        List.of(
            "",
            RFC_8410.replace("PRIVATE", "PUBLIC"),
            RFC_8410.replace("MC4C", "MC5C"),
            RFC_8410 + RFC_8410,
            "-----BEGIN PRIVATE KEY-----\n" + another + "\n-----END PRIVATE KEY-----\n")) {
      assertThatThrownBy(() -> OppfKey.ofPem(pem))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no Ed25519 key in PEM of PKCS#8 without a passphrase");
    }
  }
}
