package io.kennung.revocation.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.chassis.Secrets;
import io.kennung.protocol.RevocationKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeppersTest {

  private static final RevocationKey KEY = RevocationKey.ofPassword("test");
  private static final byte[] OLD = pepper(1);
  private static final byte[] NEW = pepper(2);

  @Test
  void passwordOfTheOlderPepperCountsUntilThatIsDropped() {
    Peppers.Kept kept = peppers(OLD).keep("ABCD1234", KEY);

    assertThat(peppers(NEW, OLD).under(kept, "ABCD1234", KEY)).isEqualTo(kept.hmac());
    assertThat(peppers(NEW).under(kept, "ABCD1234", KEY)).isNotEqualTo(kept.hmac());
  }

  @Test
  void newPasswordsAreKeptUnderTheNewestPepper() {
    Peppers both = peppers(NEW, OLD);

    assertThat(both.keep("ABCD1234", KEY).pepper())
        .isEqualTo(both.newest())
        .isEqualTo(peppers(NEW).newest())
        .isNotEqualTo(peppers(OLD).newest());
  }

  @Test
  void samePasswordOfTwoIdentitiesIsKeptAsSomethingElse() {
    Peppers peppers = peppers(NEW);

    assertThat(peppers.keep("ABCD1234", KEY).hmac())
        .isNotEqualTo(peppers.keep("ABCD1235", KEY).hmac());
  }

  @Test
  void publishedPepperIsRefused() {
    byte[] published =
        Arrays.copyOf(
            "development-only-pepper-not-safe".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            32);

    assertThatThrownBy(() -> peppers(published).refuseDevelopmentPeppers())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("directory.revocation.peppers");
    peppers(NEW).refuseDevelopmentPeppers();
  }

  private static Peppers peppers(byte[]... generations) {
    return new Peppers(new Secrets(List.of(generations)));
  }

  private static byte[] pepper(int of) {
    byte[] pepper = new byte[32];
    Arrays.fill(pepper, (byte) of);
    return pepper;
  }
}
