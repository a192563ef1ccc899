package io.kennung.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.Described;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  @Test
  void asyncApiDescribesIt() {
    assertThat(Described.event("DeadLetter").members())
        .isEqualTo(
            Arrays.stream(DeadLetter.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
  }
}
