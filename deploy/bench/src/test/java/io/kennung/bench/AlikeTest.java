package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AlikeTest {

  @Test
  void theMediansThatLieFurthestApartCount() {
    Alike alike =
        new Alike(new long[] {900, 100, 100}, new long[] {110, 5, 900}, new long[] {105, 105, 105});

    assertThat(alike.difference()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void chanceIsWhatTheHalvesOfOneKindDifferBy() {
    Alike alike = new Alike(new long[] {100, 120, 100, 120}, new long[] {300, 300, 300, 300});

    assertThat(alike.chance()).isCloseTo(0.2, within(1e-9));
    assertThat(alike.difference()).isCloseTo(2, within(1e-9));
  }
}
