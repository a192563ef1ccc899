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

  private static final Texts TEXTS = Texts.of(PasswordInput.class);

  /** What Java reads in place of bytes that are no letter in the terminal's encoding. */
  private static final char NOT_UNDERSTOOD = '\ufffd';

  @Option(names = "--password-file", paramLabel = "FILE")
  private @Nullable Path file;

  /** Whether the command line names a file. */
  public boolean isGiven() {
    return file != null;
  }

  /** Anything but nothing. */
  protected char[] read(Surroundings surroundings, String prompt) {
    char[] password = anyOf(surroundings, prompt);
    if (password.length == 0) {
      throw CommandFailure.usage(TEXTS.say("password.none"));
    }
    return password;
  }

  /** Refuses one that is not of this length, in characters, or that nobody could type again. */
  protected static void requireTypeable(char[] password, int shortest, int longest) {
    int length = Character.codePointCount(password, 0, password.length);
    if (length < shortest || length > longest) {
      throw CommandFailure.usage(
          TEXTS.say(length < shortest ? "password.short" : "password.long", shortest, longest));
    }
    // An arrow key or a tab.
    for (char c : password) {
      if (Character.isISOControl(c)) {
        throw CommandFailure.usage(TEXTS.say("password.control"));
      }
    }
  }

  /** Has a password that was typed unseen typed once more, since nobody could see a slip. */
  protected void requireSameAgain(char[] password, Surroundings surroundings) {
    Keyboard keyboard = surroundings.input().keyboard();
    if (file != null || keyboard == null) {
      return;
    }
    char[] again = typed(surroundings, keyboard, TEXTS.say("password.again"));
    boolean isSame = Arrays.equals(password, again);
    Arrays.fill(again, '\0');
    if (!isSame) {
      throw CommandFailure.notConfirmed(TEXTS.say("password.differs"));
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
      throw CommandFailure.usage(TEXTS.say("password.in-sight"));
    }
    try {
      return text(input.piped());
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("password.ended"));
    }
  }

  static char[] typed(Surroundings surroundings, Keyboard keyboard, String prompt) {
    surroundings.prompt(prompt);
    char[] typed = keyboard.hidden();
    if (typed == null) {
      throw CommandFailure.notConfirmed(TEXTS.say("password.not-typed"));
    }
    // What was typed is lost, and its password would be one that nobody has chosen.
    if (CharBuffer.wrap(typed).chars().anyMatch(c -> c == NOT_UNDERSTOOD)) {
      throw CommandFailure.usage(TEXTS.say("password.letters"));
    }
    return typed;
  }

  static char[] ofFile(String source, Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return text(stream);
    } catch (IOException e) {
      String reason =
          switch (e) {
            case NoSuchFileException missing -> TEXTS.say("password.file.missing");
            case AccessDeniedException denied -> TEXTS.say("password.file.denied");
            default -> TEXTS.say("password.file.unreadable");
          };
      throw CommandFailure.usage(TEXTS.say("password.file", source, file, reason));
    }
  }

  static char[] text(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(PasswordText.LIMIT + 1);
    try {
      return PasswordText.of(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
