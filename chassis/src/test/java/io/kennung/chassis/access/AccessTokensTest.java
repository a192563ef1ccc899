package io.kennung.chassis.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.Secrets;
import io.kennung.chassis.testing.TestClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

  private static final byte[] OLD = "old secret, thirty-two bytes ...".getBytes();
  private static final byte[] NEW = "new secret, thirty-two bytes ...".getBytes();

  private final TestClock clock = new TestClock();

  @Test
  void tokenIsGoodEverywhereUntilItExpires() {
    String token = tokens(OLD).issue(Duration.ofHours(48));

    assertThat(tokens(OLD).isGood(token)).isTrue();
    assertThat(tokens(NEW, OLD).isGood(token)).as("after a rotation").isTrue();
    assertThat(tokens(NEW).isGood(token)).isFalse();
    clock.advance(Duration.ofHours(48).plusSeconds(1));
    assertThat(tokens(OLD).isGood(token)).isFalse();
  }

  @Test
  void whatWasNotIssuedIsNotGood() {
    AccessTokens tokens = tokens(OLD);
    String token = tokens.issue(Duration.ofHours(1));
    String changed = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);

    for (String other :
        List.of("", "A", "not base64!", changed, token.substring(4), token + "AAAA")) {
      assertThat(tokens.isGood(other)).as(other).isFalse();
    }
    assertThat(tokens.issue(Duration.ofHours(1))).isNotEqualTo(token);
  }

  private AccessTokens tokens(byte[]... secrets) {
    return new AccessTokens(new Secrets(List.of(secrets)), new SecureRandom(), clock);
  }
}
