package io.kennung.chassis.answers;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * In which words a failure is told. English, unless a service knows the language of the person in
 * front of the client.
 */
public interface FailureTexts {

  /**
   * The sentence.
   *
   * @param acceptLanguage what the client says of its language, as it came
   */
  String of(Failure failure, @Nullable String acceptLanguage);

  /** As the failure itself says it. */
  @Singleton
  @DefaultBean
  class English implements FailureTexts {

    @Override
    public String of(Failure failure, @Nullable String acceptLanguage) {
      return failure.text();
    }
  }
}
