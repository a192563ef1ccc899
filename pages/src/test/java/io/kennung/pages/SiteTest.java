package io.kennung.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {

  private final Site site = new Site("/page", Set.of("/page/hooks/"), Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "/page, true",
    "/page/, true",
    "/page/a/b, true",
    "/page/hooks, true",
    "/page/hooks/, false",
    "/page/hooks/a, false",
    "/pages, false",
    "/, false",
    "/identity/page, false"
  })
  void aPageIsWhatPeopleSee(String path, boolean page) {
    assertThat(site.isPage(path)).isEqualTo(page);
  }
}
