package io.kennung.identity.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.chassis.answers.Refused;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What a cursor is, and that nothing else is one. */
class CursorTest {

  private static final int TRIES = 2_000;
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  @RepeatedTest(5)
  void everyCursorIsReadAsWhatItWas(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < TRIES; i++) {
      Cursor cursor =
          new Cursor(
              random.nextLong(0, Long.MAX_VALUE) >>> random.nextInt(63),
              new UUID(random.nextLong(), random.nextLong()));

      assertThat(cursor.text()).hasSize(32).matches("[A-Za-z0-9_-]+");
      assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
    }
  }

  @RepeatedTest(5)
  void whateverComesIsACursorThatWritesItselfTheSameOrIsRefused(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < TRIES; i++) {
      String text = random.nextBoolean() ? anything(random) : almost(random);
      try {
        Cursor read = Cursor.parse(text);
        assertThat(read.text()).isEqualTo(text);
        assertThat(read.position()).isNotNegative();
      } catch (Refused refused) {
        assertThat(refused.failure()).isEqualTo(ChangesFailure.NO_CURSOR);
      }
    }
  }

  @Test
  void oneLetterMoreOrLessIsNone() {
    String text = new Cursor(Long.MAX_VALUE, new UUID(-1, -1)).text();

    for (String other : new String[] {text + "A", text.substring(1), text + "====", "", " " + text})
      assertThatThrownBy(() -> Cursor.parse(other)).isInstanceOf(Refused.class);
  }

  private static String anything(Random random) {
    return random
        .ints(random.nextInt(40), 0, 0x250)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String almost(Random random) {
    StringBuilder text = new StringBuilder();
    random.ints(32, 0, LETTERS.length()).forEach(i -> text.append(LETTERS.charAt(i)));
    if (random.nextInt(3) == 0) {
      text.setCharAt(random.nextInt(32), (char) random.nextInt(128));
    }
    return text.toString();
  }
}
