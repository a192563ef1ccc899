package io.kennung.identity.changes;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits for the next change. Holds no thread and no connection; whoever has an answer
 * first gives it.
 */
final class Waiter {

  private final Question question;
  private final CompletableFuture<ChangesPage> answer = new CompletableFuture<>();
  private volatile @Nullable ChangesPage nothing;

  Waiter(Question question) {
    this.question = question;
  }

  Question question() {
    return question;
  }

  /** Comes in the end, whatever happens. */
  CompletableFuture<ChangesPage> answer() {
    return answer;
  }

  /** From now on this is the answer when nothing comes in so many seconds. */
  void patient(ChangesPage empty, long millis) {
    nothing = empty;
    answer.completeOnTimeout(empty, millis, TimeUnit.MILLISECONDS);
  }

  /** There is nothing more to wait for. */
  void giveUp() {
    if (nothing != null) {
      answer.complete(nothing);
    }
  }
}
