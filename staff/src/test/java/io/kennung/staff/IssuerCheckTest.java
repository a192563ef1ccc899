package io.kennung.staff;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sso.example.com/realms/kennung",
        "HTTPS://sso.example.com",
        "http://127.0.0.1:8027",
        "http://localhost:8080/realms/kennung",
        "http://[::1]:8027"
      })
  void issuerBehindTlsOrOnThisMachineIsTrusted(String issuer) {
    assertThatCode(() -> IssuerCheck.refuseAnythingInBetween(URI.create(issuer)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://sso.example.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://127.0.0.1@example.com/",
        "http://10.0.0.1:8027",
        "sso.example.com",
        "http:/127.0.0.1",
        ""
      })
  void whoeverStandsInBetweenCouldMakeTokens(String issuer) {
    assertThatIllegalStateException()
        .isThrownBy(() -> IssuerCheck.refuseAnythingInBetween(URI.create(issuer)))
        .withMessage("directory.staff.issuer must begin with https://");
  }
}
