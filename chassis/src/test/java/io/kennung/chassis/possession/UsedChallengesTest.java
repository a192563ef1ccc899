package io.kennung.chassis.possession;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.SchemaTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UsedChallengesTest extends SchemaTest {

  @Test
  void firstOutcomeStands() {
    UsedChallenges challenges = new UsedChallenges(jdbi, clock);
    Proof proof = proof(1);

    assertThat(challenges.use(proof, "FIRST")).isEqualTo("FIRST");
    assertThat(challenges.use(proof, "SECOND")).isEqualTo("FIRST");
    challenges.settle(proof, "SETTLED");
    assertThat(challenges.use(proof, "THIRD")).isEqualTo("SETTLED");
    assertThat(challenges.useFirst(proof)).isFalse();
    assertThat(challenges.useFirst(proof(2))).isTrue();
  }

  @Test
  void recordIsKeptAsLongAsTheSameSecondPhaseCouldCome() {
    UsedChallenges challenges = new UsedChallenges(jdbi, clock);
    challenges.useFirst(proof(1));

    clock.advance(Duration.ofMinutes(5).minusSeconds(5));
    challenges.purge();
    assertThat(count("used_challenge")).isEqualTo(1);

    clock.advance(Duration.ofSeconds(10));
    challenges.purge();
    assertThat(count("used_challenge")).isZero();
  }

  private Proof proof(int number) {
    byte[] nonce = new byte[16];
    nonce[0] = (byte) number;
    return new Proof(nonce, clock.instant().plus(Duration.ofMinutes(5)));
  }
}
