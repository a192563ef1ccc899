package io.kennung.identity.console.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.Secrets;
import io.kennung.chassis.testing.TestClock;
import io.kennung.pages.Language;
import io.kennung.staff.StaffMember;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FormTokensTest {

  private static final byte[] OLD = new byte[Secrets.LENGTH];
  private static final byte[] NEW = "a secret that is thirty-two long".getBytes();

  private final TestClock clock = new TestClock();
  private final FormTokens tokens = new FormTokens(new Secrets(List.of(OLD)), clock);
  private final Stay sam = stay("one", "sam");

  @BeforeEach
  void freeze() {
    clock.freeze();
  }

  @Test
  void aTokenIsGoodForItsStayAndPersonAlone() {
    String token = tokens.issue(sam);

    assertThat(tokens.isGood(token, sam)).isTrue();
    assertThat(tokens.isGood(token, stay("two", "sam"))).isFalse();
    assertThat(tokens.isGood(token, stay("one", "lea"))).isFalse();
    assertThat(tokens.isGood(token, stay("ones", "am"))).isFalse();
  }

  @Test
  void aTokenIsGoodForAnHour() {
    String token = tokens.issue(sam);
    clock.advance(Duration.ofMinutes(59));
    assertThat(tokens.isGood(token, sam)).isTrue();
    clock.advance(Duration.ofMinutes(1));
    assertThat(tokens.isGood(token, sam)).isFalse();
  }

  @Test
  void nonsenseIsNoToken() {
    for (String text : new String[] {null, "", "!", "AAAA", "A".repeat(54)}) {
      assertThat(tokens.isGood(text, sam)).as(text).isFalse();
    }
  }

  @Test
  void aTokenOutlivesANewSecretUntilTheOldOneIsDropped() {
    String token = tokens.issue(sam);

    assertThat(new FormTokens(new Secrets(List.of(NEW, OLD)), clock).isGood(token, sam)).isTrue();
    assertThat(new FormTokens(new Secrets(List.of(NEW)), clock).isGood(token, sam)).isFalse();
  }

  private static Stay stay(String id, String name) {
    return new Stay(
        id,
        Instant.EPOCH,
        Instant.EPOCH,
        new StaffMember(name, new TreeSet<>(List.of("support"))),
        Language.ENGLISH);
  }
}
