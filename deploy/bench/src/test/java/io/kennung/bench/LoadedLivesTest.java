package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.protocol.IdentityId;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoadedLivesTest {

  private static final long MANY = 200_000;

  @Test
  void idsAreWellFormedAndAllDiffer() {
    assertThat(LongStream.range(5_000_000, 5_000_000 + MANY).mapToObj(LoadedLives::id).distinct())
        .hasSize((int) MANY)
        .allMatch(IdentityId::isWellFormed);
  }

  @Test
  void noIdIsThatOfAnotherBenchmark() {
    assertThat(LoadedLives.id(1)).isEqualTo("R0048271");
    assertThat(LongStream.range(0, 1_000).mapToObj(LoadedDirectory::id))
        .noneMatch(id -> id.startsWith("R"));
  }
}
