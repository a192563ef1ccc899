package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void ratioIsTakenWithinARoundAndThenTheMiddle() {
    Iterator<Double> limits = List.of(100.0, 50.0, 80.0).iterator();
    Iterator<Double> ours = List.of(50.0, 45.0, 8.0).iterator();

    Comparison comparison =
        Comparison.interleaved(
            () -> new Figures(limits.next(), 1, 2), () -> new Figures(ours.next(), 3, 4));

    assertThat(comparison.ratio()).isEqualTo(0.5);
    assertThat(comparison.limit()).isEqualTo(new Figures(80, 1, 2));
    assertThat(comparison.ours()).isEqualTo(new Figures(45, 3, 4));
  }

  @Test
  void slownessIsHowMuchLongerHalfOfTheRequestsTake() {
    Iterator<Double> limits = List.of(2.0, 4.0, 8.0).iterator();
    Iterator<Double> ours = List.of(3.0, 16.0, 10.0).iterator();

    Comparison comparison =
        Comparison.interleaved(
            () -> new Figures(1, limits.next(), 9), () -> new Figures(1, ours.next(), 9));

    assertThat(comparison.slowness()).isEqualTo(1.5);
  }

  @Test
  void limitAndOursTakeTurns() {
    List<String> turns = new ArrayList<>();
    Figures figures = new Figures(1, 1, 1);

    Comparison.interleaved(
        () -> {
          turns.add("limit");
          return figures;
        },
        () -> {
          turns.add("ours");
          return figures;
        });

    assertThat(turns).containsExactly("limit", "ours", "limit", "ours", "limit", "ours");
  }
}
