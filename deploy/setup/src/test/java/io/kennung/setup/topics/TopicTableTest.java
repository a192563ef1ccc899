package io.kennung.setup.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.protocol.events.Topics;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicTableTest {

  @Test
  void declaresEveryTopicOfTheProtocol() {
    assertThat(TopicTable.read())
        .extracting(Topic::name)
        .containsExactlyInAnyOrder(
            Topics.IDENTITY,
            Topics.LINK,
            Topics.LIFECYCLE,
            Topics.ACTIVITY,
            Topics.SUPPORT,
            Topics.AUDIT,
            Topics.PULSE,
            Topics.DEAD_LETTER);
  }

  @Test
  void readsALineAndRefusesAnother() {
    assertThat(Topic.parse("a", "3, 14d")).isEqualTo(new Topic("a", 3, Duration.ofDays(14)));
    assertThatThrownBy(() -> Topic.parse("a", "3")).hasMessageContaining("a = 3");
  }
}
