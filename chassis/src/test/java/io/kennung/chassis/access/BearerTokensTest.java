package io.kennung.chassis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokensTest {

  private final BearerTokens tokens =
      new BearerTokens("some.key", List.of("the-first-token-", "the-second-token"));

  @Test
  void eachOfThemOpensTheDoor() {
    assertThat(tokens.isShownIn("Bearer the-first-token-")).isTrue();
    assertThat(tokens.isShownIn("bearer  the-second-token ")).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer the-third-token-",
        "Bearer the-first-token-x",
        "Bearer the-first-token-,the-second-token",
        "Basic the-first-token-",
        "the-first-token-"
      })
  void nothingElseDoes(String authorization) {
    assertThat(tokens.isShownIn(authorization)).isFalse();
  }

  @Test
  void withoutATokenThereIsNoDoor() {
    BearerTokens none = new BearerTokens("some.key", List.of());

    assertThat(none.isConfigured()).isFalse();
    assertThat(none.isShownIn("Bearer ")).isFalse();
    assertThat(tokens.isConfigured()).isTrue();
  }

  @Test
  void oneThatCouldBeGuessedIsRefusedWithoutBeingRepeated() {
    assertThatThrownBy(
            () -> new BearerTokens("some.key", List.of("the-first-token-", "fifteen letters")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("some.key")
        .hasMessageNotContaining("fifteen letters");
  }
}
