package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcTest {

  @Test
  void whoIsIdleOrWaitsForADiskIsNotBusy() {
    assertThat(Proc.busySeconds("cpu  100 20 30 7000 500 4 6 9000 0 0")).isEqualTo(1.6);
  }
}
