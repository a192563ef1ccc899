package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.protocol.IdentityId;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoadedDirectoryTest {

  @Test
  void allIdsDiffer() {
    assertThat(
            LongStream.range(0, LoadedDirectory.COUNT)
                .mapToObj(LoadedDirectory::id)
                .distinct()
                .count())
        .isEqualTo(LoadedDirectory.COUNT);
  }

  @Test
  void idsAreWellFormed() {
    assertThat(LoadedDirectory.ids(1_000)).allMatch(IdentityId::isWellFormed);
  }
}
