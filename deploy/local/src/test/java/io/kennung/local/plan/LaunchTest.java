package io.kennung.local.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchTest {

  @Test
  void whatIsAddedToTheEnvironmentWinsOverWhatWasThereAndOverSettings() {
    Launch launch =
        new Launch(
            "x",
            Path.of(""),
            List.of("java", "-Ddirectory.staff.client-id=a", "-Ddirectory.other=b", "-jar", "x"),
            Map.of("KEPT", "1", "DIRECTORY_STAFF_CLIENT_ID", "c"),
            1,
            Path.of("log"));

    Launch with = launch.with(Map.of("DIRECTORY_STAFF_CLIENT_ID", "d"));

    assertThat(with.command()).containsExactly("java", "-Ddirectory.other=b", "-jar", "x");
    assertThat(with.environment())
        .containsExactlyInAnyOrderEntriesOf(Map.of("KEPT", "1", "DIRECTORY_STAFF_CLIENT_ID", "d"));
    assertThat(launch.with(Map.of()).command()).isEqualTo(launch.command());
  }
}
