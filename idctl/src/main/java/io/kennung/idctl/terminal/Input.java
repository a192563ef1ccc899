package io.kennung.idctl.terminal;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a command gets what is not on its command line.
 *
 * @param keyboard null where nobody can be asked
 * @param piped standard input, for where there is no keyboard
 * @param showsTyping whether what comes out of {@code piped} is typed on a terminal, in the sight
 *     of all: that is so where only the output goes to a file or another program
 */
public record Input(@Nullable Keyboard keyboard, InputStream piped, BooleanSupplier showsTyping) {

  /** Nobody to ask, and nothing piped in. */
  public static Input none() {
    return new Input(null, InputStream.nullInputStream(), () -> false);
  }

  /** That of this process. */
  static Input real() {
    Console console = System.console();
    return new Input(
        console != null && console.isTerminal() ? Keyboard.of(console) : null,
        System.in,
        Input::isTypedInto);
  }

  /** Java tells only whether input and output both are a terminal; POSIX tells of each. */
  private static boolean isTypedInto() {
    try {
      return new ProcessBuilder("test", "-t", "0")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // No POSIX here.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
