package io.kennung.client.support;

import io.kennung.client.Answer;
import io.kennung.client.Printable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads members of answers to staff, and throws where one is not what it should be. */
final class Facts {

  private static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_WORD = 40;

  private Facts() {}

  static Instant time(Answer answer, String name) {
    try {
      return Instant.parse(answer.text(name));
    } catch (DateTimeException e) {
      throw answer.unexpected(name);
    }
  }

  static Optional<Instant> optionalTime(Answer answer, String name) {
    return answer.has(name) ? Optional.of(time(answer, name)) : Optional.empty();
  }

  static LocalDate day(Answer answer, String name) {
    try {
      return LocalDate.parse(answer.text(name));
    } catch (DateTimeException e) {
      throw answer.unexpected(name);
    }
  }

  /** One of a list that may grow. */
  static String word(Answer answer, String name) {
    String text = answer.text(name);
    if (text.length() > LONGEST_WORD || !WORD.matcher(text).matches()) {
      throw answer.unexpected(name);
    }
    return text;
  }

  static Optional<String> optionalWord(Answer answer, String name) {
    return answer.has(name) ? Optional.of(word(answer, name)) : Optional.empty();
  }

  /** What a person has written. */
  static Optional<String> optionalWriting(Answer answer, String name) {
    return answer.has(name) ? Optional.of(Printable.of(answer.text(name))) : Optional.empty();
  }

  static String hash(Answer answer, String name) {
    String text = answer.text(name);
    if (!HASH.matcher(text).matches()) {
      throw answer.unexpected(name);
    }
    return text;
  }
}
