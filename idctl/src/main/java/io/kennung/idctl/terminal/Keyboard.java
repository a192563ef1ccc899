package io.kennung.idctl.terminal;

import java.io.Console;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A person at a terminal. Prompts go to the error stream, before a method here is called. */
public interface Keyboard {

  /** What is typed up to the end of the line; null where the person ends the input instead. */
  @Nullable String line();

  /**
   * The same, with something to do once a second until then, such as counting down.
   *
   * @param eachSecond runs in another thread; must not throw
   */
  default @Nullable String line(Runnable eachSecond) {
    try (ScheduledExecutorService ticker =
        Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory())) {
      var unused = ticker.scheduleAtFixedRate(eachSecond, 1, 1, TimeUnit.SECONDS);
      try {
        return line();
      } finally {
        ticker.shutdownNow();
      }
    }
  }

  /** The same, and nobody sees what is typed. The array is the caller's to wipe. */
  char @Nullable [] hidden();

  /** The one of a terminal. */
  static Keyboard of(Console console) {
    return new Keyboard() {
      @Override
      public @Nullable String line() {
        return console.readLine();
      }

      @Override
      public char @Nullable [] hidden() {
        return console.readPassword();
      }
    };
  }
}
