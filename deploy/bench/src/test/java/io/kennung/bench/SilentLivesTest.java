package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SilentLivesTest {

  @Test
  void numberOfALifeFollowsFromItsId() {
    assertThat(LongStream.of(0, 1, 4_999_999, 49_999_999))
        .allSatisfy(number -> {
          long id = Long.parseLong(LoadedDirectory.id(number));
          assertThat((id - LoadedDirectory.FIRST) * SilentLives.INVERSE % LoadedDirectory.SPAN)
              .isEqualTo(number);
        });
  }
}
