package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final List<String> turns = new ArrayList<>();

  @Test
  void anyTwoAreComparedWithinTheirRounds() {
    Turns measured =
        Turns.of(List.of(side("a", 100, 200, 50), side("b", 10, 10, 10), side("c", 50, 20, 45)));

    assertThat(measured.compare(0, 2).ratio()).isEqualTo(0.5);
    assertThat(measured.compare(1, 2).ratio()).isEqualTo(4.5);
    assertThat(measured.compare(0, 2).ours().perSecond()).isEqualTo(45);
  }

  @Test
  void theyTakeTurns() {
    Turns unused = Turns.of(List.of(side("a", 1, 1, 1), side("b", 1, 1, 1), side("c", 1, 1, 1)));

    assertThat(turns).containsExactly("a", "b", "c", "a", "b", "c", "a", "b", "c");
  }

  private Supplier<Figures> side(String name, double... rates) {
    Iterator<Double> next = Arrays.stream(rates).iterator();
    return () -> {
      turns.add(name);
      return new Figures(next.next(), 1, 1);
    };
  }
}
