package io.kennung.local.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.local.plan.Application;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

  @ParameterizedTest
  @CsvSource({
    "/identity, identity",
    "/identity/, identity",
    "/identity/ECHOECHO, identity",
    "/identity/link_email, verification",
    "/identity/link_email/x, verification",
    "/identity/link_emails, identity",
    "/auth_token, auth",
  })
  void findsTheLongestPrefixOfWholeElements(String path, String service) {
    assertThat(table().serviceFor(path)).contains(service);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/identityx",
        "/Identity",
        "//identity",
        "/other/identity",
        "identity",
        "/identity/../auth_token",
        "/identity/%2e%2E/x",
        "/identity/./x"
      })
  void knowsNobodyForOtherPaths(String path) {
    assertThat(table().serviceFor(path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "/", "/identity/", "/a//b", "/a b"})
  void refusesALineThatIsNoPath(String prefix) {
    Properties lines = new Properties();
    lines.setProperty(prefix, "identity");
    assertThatThrownBy(() -> RouteTable.of(lines)).hasMessageContaining("is no path");
  }

  @ParameterizedTest
  @CsvSource({
    "/identity/create, identity",
    "/identity/link_emails, identity",
    "/auth_token, identity",
    "/identity/link_email, verification",
    "/identity/link_mobileno, verification",
    "/identity/link_mobileno_call, verification",
    "/identity/match, verification",
    "/identity/match_token, verification",
    "/link/phone/123456, verification",
    "/identity/set_revocation_key, revocation",
    "/identity/check_revocation_key, revocation",
    "/identity/revoke, revocation",
    "/identity/ws/revoke, revocation",
    "/identity/ws, identity",
    "/revoke, revocation",
    "/activity, revocation",
    "/revoke/style.css, revocation",
    "/revoke/revoke.js, revocation",
    "/safe/config, safe",
    "/safe/backups/066384d3695fbbd9f31a7d533900fd0cd8d1373beb6a28678522d2a49980c9c3, safe",
  })
  void theSharedTableKnowsEveryService(String path, String service) {
    assertThat(RouteTable.read().serviceFor(path)).contains(service);
    assertThat(RouteTable.read().services())
        .isSubsetOf(Application.ALL.stream().map(Application::name).toList());
  }

  private static RouteTable table() {
    Properties lines = new Properties();
    lines.setProperty("/identity", "identity");
    lines.setProperty("/identity/link_email", "verification");
    lines.setProperty("/auth_token", "auth");
    return RouteTable.of(lines);
  }
}
