package io.kennung.chassis.possession;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.SchemaTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UsedChallengesTest extends SchemaTest {

  @Test
  void challengeIsUsedOnce() {
    UsedChallenges challenges = new UsedChallenges(jdbi, clock);

    assertThat(challenges.use(proof(1))).isTrue();
    assertThat(challenges.use(proof(1))).isFalse();
    assertThat(challenges.use(proof(2))).isTrue();
  }

  @Test
  void recordIsKeptAsLongAsTheSameSecondPhaseCouldCome() {
    UsedChallenges challenges = new UsedChallenges(jdbi, clock);
    challenges.use(proof(1));

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
