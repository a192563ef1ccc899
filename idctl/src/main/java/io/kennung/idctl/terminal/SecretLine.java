package io.kennung.idctl.terminal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One line that nobody may see, where it is not what {@link PasswordInput} asks for. Arrays are the
 * caller's to wipe.
 */
public final class SecretLine {

  private SecretLine() {}

  /**
   * What a person types unseen.
   *
   * @throws CommandFailure when nothing can be understood of it
   */
  public static char[] typed(Surroundings surroundings, Keyboard keyboard, String prompt) {
    return PasswordInput.typed(surroundings, keyboard, prompt);
  }

  /**
   * The first line of a file.
   *
   * @param source the option or variable that names it, for errors
   * @throws CommandFailure when it cannot be read, or holds more lines
   */
  public static char[] ofFile(String source, Path file) {
    return PasswordInput.ofFile(source, file);
  }

  /**
   * What another program pipes in; only where no password is read from there.
   *
   * @throws IOException when it ends early
   * @throws CommandFailure when it holds more lines
   */
  public static char[] piped(Surroundings surroundings) throws IOException {
    return PasswordInput.text(surroundings.input().piped());
  }
}
