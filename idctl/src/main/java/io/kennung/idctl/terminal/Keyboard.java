package io.kennung.idctl.terminal;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** A person at a terminal. Prompts go to the error stream, before a method here is called. */
public interface Keyboard {

  /** What is typed up to the end of the line; null where the person ends the input instead. */
  @Nullable String line();

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
