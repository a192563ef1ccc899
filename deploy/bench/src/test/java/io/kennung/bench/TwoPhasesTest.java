package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TwoPhasesTest {

  @Test
  void readsAMember() throws Exception {
    assertThat(TwoPhases.member("{\"success\":true,\"matchToken\":\"x-_9\"}", "matchToken"))
        .isEqualTo("x-_9");
  }

  @Test
  void aMissingMemberIsTold() {
    assertThatThrownBy(() -> TwoPhases.member("{\"success\":false}", "token"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("token");
  }
}
