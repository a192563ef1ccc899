package io.kennung.pages;

import io.kennung.chassis.answers.Failure;
import io.kennung.chassis.answers.FailureTexts;
import jakarta.inject.Singleton;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/** Failures in the language of the client. */
@Singleton
public class FailureWords implements FailureTexts {

  @Override
  public String of(Failure failure, @Nullable String acceptLanguage) {
    if (failure instanceof Enum<?> known) {
      try {
        return Texts.of(Language.accepted(acceptLanguage)).say(known.name());
      } catch (MissingResourceException e) {
        // Said to programs rather than to people.
      }
    }
    return failure.text();
  }

  /** In this language. */
  public <F extends Enum<F> & Failure> String say(Language language, F failure) {
    return Texts.of(language).say(failure.name());
  }

  /** With the time to wait, in seconds. */
  public <F extends Enum<F> & Failure> String say(Language language, F failure, long seconds) {
    return Texts.of(language).failure(failure.name(), seconds);
  }
}
