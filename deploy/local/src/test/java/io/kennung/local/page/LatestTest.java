package io.kennung.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatestTest {

  private final Latest<Integer> latest = new Latest<>();

  @Test
  void theNewestIsFirst() {
    latest.add(1);
    latest.add(2);
    assertThat(latest.all()).containsExactly(2, 1);
    assertThat(latest.where(each -> each < 2)).containsExactly(1);
  }

  @Test
  void theOldestGiveWay() {
    IntStream.rangeClosed(1, 1_003).forEach(latest::add);
    assertThat(latest.all()).hasSize(1_000).startsWith(1_003).endsWith(4);
  }
}
