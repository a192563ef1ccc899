package io.kennung.idctl.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.CharBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where a password comes from: a file, the keyboard unseen, or standard input. Never from the
 * command line, which everybody on the machine can read and the shell keeps. Which passwords are
 * good enough is for those to say who extend this. Arrays are the caller's to wipe.
 */
public abstract class PasswordInput {

  /** What Java reads in place of bytes that are no letter in the terminal's encoding. */
  private static final char NOT_UNDERSTOOD = '\ufffd';

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "Take the password from the first line of this file (default: ask for it at the"
              + " terminal; where there is none, read standard input).")
  private @Nullable Path file;

  /** Whether the command line names a file. */
  public boolean isGiven() {
    return file != null;
  }

  /** Anything but nothing. */
  protected char[] read(Surroundings surroundings, String prompt) {
    char[] password = anyOf(surroundings, prompt);
    if (password.length == 0) {
      throw CommandFailure.usage("no password was given");
    }
    return password;
  }

  /** Has a password that was typed unseen typed once more, since nobody could see a slip. */
  protected void requireSameAgain(char[] password, Surroundings surroundings) {
    Keyboard keyboard = surroundings.input().keyboard();
    if (file != null || keyboard == null) {
      return;
    }
    char[] again = typed(surroundings, keyboard, "The same again:");
    boolean isSame = Arrays.equals(password, again);
    Arrays.fill(again, '\0');
    if (!isSame) {
      throw CommandFailure.notConfirmed("the two passwords are not the same; nothing has been set");
    }
  }

  private char[] anyOf(Surroundings surroundings, String prompt) {
    if (file != null) {
      return ofFile("--password-file", file);
    }
    Input input = surroundings.input();
    Keyboard keyboard = input.keyboard();
    if (keyboard != null) {
      return typed(surroundings, keyboard, prompt);
    }
    if (input.showsTyping().getAsBoolean()) {
      throw CommandFailure.usage(
          "with its output not on the terminal, idctl cannot hide what you type; use"
              + " --password-file FILE");
    }
    try {
      return text(input.piped());
    } catch (IOException e) {
      throw CommandFailure.usage("standard input, which should hold the password, ended early");
    }
  }

  static char[] typed(Surroundings surroundings, Keyboard keyboard, String prompt) {
    surroundings.prompt(prompt);
    char[] typed = keyboard.hidden();
    if (typed == null) {
      throw CommandFailure.notConfirmed("no password was typed; nothing has been done");
    }
    // What was typed is lost, and its password would be one that nobody has chosen.
    if (CharBuffer.wrap(typed).chars().anyMatch(c -> c == NOT_UNDERSTOOD)) {
      throw CommandFailure.usage(
          "letters were typed that this locale does not know; use one with UTF-8, or"
              + " --password-file FILE");
    }
    return typed;
  }

  static char[] ofFile(String source, Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return text(stream);
    } catch (IOException e) {
      String reason =
          switch (e) {
            case NoSuchFileException missing -> "there is none of that name";
            case AccessDeniedException denied -> "it is not yours to read";
            default -> "it cannot be read";
          };
      throw CommandFailure.usage("%s %s: %s".formatted(source, file, reason));
    }
  }

  private static char[] text(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(PasswordText.LIMIT + 1);
    try {
      return PasswordText.of(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
